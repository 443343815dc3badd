"""The shipped weights where sentence vectors count, (groups, kinds + constant), as in ``weights``.

Made by ``tests/evaluation/fit_weights.py --embeddings``, in the same way, on the same sets.
"""

ALONE = (
    (6.18, 0.00, 1.50, 3.00, 1.92, -1.01, 0.00, 0.00, 1.50, 0.00, 0.43, 0.00, 2.42, -4.20),
    (2.71, 0.00, 3.01, 1.01, -0.54, 1.13, 0.00, 3.19, 0.00, 0.00, -0.02, -0.86, 2.43, -3.84),
    (0.45, 1.35, 0.05, 1.96, 0.29, 0.81, 0.00, 0.81, 0.00, 0.00, 0.70, -0.69, 1.99, -3.55),
)
"""For a passage whose neighbours the coder has not been to."""

READING = (
    (3.45, 2.76, 2.30, 3.30, 1.01, -0.53, 4.78, 0.00, 0.28, 0.00, 2.67, 0.00, 2.78, -6.11),
    (3.29, 2.68, 5.38, 0.79, -0.70, 1.78, 1.49, 0.88, 0.38, 1.56, -0.29, -0.03, 0.92, -5.63),
    (2.55, 0.17, 0.80, 1.86, 0.59, 0.62, 1.76, -0.67, 1.01, 1.16, -0.48, -0.11, 1.78, -4.89),
)
"""For a passage just below coded or read ones: from the set whose codes run on."""

COLD = (3.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.5, 0.0, 4.0, 0.0, 0.5, -4.3)
"""While nothing is coded or read: a plain sum of likenesses, not fitted but for its level."""
