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
    (6.70, 0.43, 1.50, 3.00, 1.39, -0.86, 4.50, 0.00, 1.74, 0.00, 0.87, 0.00, 2.81, -5.81),
    (2.77, 0.13, 2.60, 1.06, -1.13, 1.42, 0.12, 3.11, 0.08, 1.68, 0.41, -0.11, 1.18, -5.12),
    (0.80, 0.97, 1.05, 1.89, 0.54, 0.60, 1.91, -0.64, 1.01, 0.88, -0.15, -0.40, 1.80, -4.78),
)
"""For a passage just below coded or read ones: from the sets whose codes run on."""

COLD = (3.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.5, 0.0, 4.0, 0.0, 0.5, -4.3)
"""While nothing is coded or read: a plain sum of likenesses, not fitted but for its level."""
