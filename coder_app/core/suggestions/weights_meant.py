"""The shipped weights where sentence vectors count, (groups, kinds + constant), as in ``weights``.

Made by ``tests/evaluation/fit_weights.py --embeddings``, in the same way, on the same sets.
"""

ALONE = (
    (3.35, 0.00, 1.50, 3.00, 3.65, -2.53, 0.00, 0.00, 0.00, 0.00, 1.36, 0.00, 2.56, -3.45),
    (4.02, 0.24, 6.51, 1.83, -1.94, 4.71, 0.00, 1.82, 0.00, 0.00, -2.15, -0.21, 2.37, -3.33),
    (3.20, -0.45, -1.19, 2.29, 0.80, 0.36, 0.00, 0.37, 0.00, 0.00, 0.40, -0.31, 1.87, -3.49),
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
