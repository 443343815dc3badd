"""The shipped weights where sentence vectors count, (groups, kinds + constant), as in ``weights``.

Made by ``tests/evaluation/fit_weights.py --embeddings``, in the same way, on the same sets.
"""

ALONE = (
    (3.46, 0.70, 1.50, 3.00, 3.37, -1.91, 0.00, 0.00, 0.00, 0.00, 2.12, 0.00, 2.16, -3.34),
    (4.33, 1.89, 7.26, 3.00, -1.14, 4.94, 0.00, 0.00, 0.00, 0.00, -1.21, -0.11, 2.63, -3.64),
    (3.55, 0.81, -0.79, 2.26, 0.64, 0.40, 0.00, 0.38, 0.00, 0.00, 0.16, -0.35, 1.92, -3.50),
)
"""For a passage whose neighbours the coder has not been to."""

READING = (
    (3.05, 2.47, 2.30, 3.30, 1.77, -0.34, 4.78, 0.00, 0.00, 0.00, 2.91, 0.00, 2.89, -5.02),
    (4.02, 3.24, 6.97, 3.30, 0.43, 2.07, 3.47, 0.00, 0.01, 1.00, -0.55, -0.05, 1.96, -4.77),
    (3.41, 1.60, -0.47, 0.94, 0.33, 0.32, 1.43, -0.10, 0.12, 3.39, 0.91, 0.05, 1.25, -5.08),
)
"""For a passage just below coded or read ones: from the set whose codes run on."""

COLD = (3.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.5, 0.0, 4.0, 0.0, 0.5, -4.3)
"""While nothing is coded or read: a plain sum of likenesses, not fitted but for its level."""
