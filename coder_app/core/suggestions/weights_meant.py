"""The shipped weights where sentence vectors count, (groups, kinds + constant), as in ``weights``.

Made by ``tests/evaluation/fit_weights.py --embeddings``, in the same way, on the same sets.
"""

ALONE = (
    (4.83, 0.00, 1.50, 3.00, 3.22, -2.96, 0.00, 0.00, 1.50, 0.00, -0.44, 0.00, 2.67, -4.20),
    (2.49, 0.00, 3.92, 1.34, -0.68, 2.26, 0.00, 1.71, 0.00, 0.00, -0.58, -0.49, 2.54, -3.66),
    (2.56, 0.03, -0.25, 1.88, 0.31, 0.82, 0.00, 0.59, 0.00, 0.00, 0.94, -0.80, 2.00, -3.44),
)
"""For a passage whose neighbours the coder has not been to."""

READING = (
    (3.04, 2.46, 2.30, 3.30, 1.65, -0.41, 4.78, 0.00, 0.00, 0.00, 3.00, 0.00, 3.21, -5.40),
    (3.97, 3.16, 6.74, 2.83, 0.32, 1.95, 3.52, 0.16, 0.04, 1.64, -0.60, -0.16, 1.45, -4.84),
    (3.77, 1.67, -0.20, 0.76, 0.11, 0.36, 0.62, 0.47, 0.13, 4.58, 1.15, 0.32, 1.10, -5.51),
)
"""For a passage just below coded or read ones: from the set whose codes run on."""

COLD = (3.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.5, 0.0, 4.0, 0.0, 0.5, -4.3)
"""While nothing is coded or read: a plain sum of likenesses, not fitted but for its level."""
