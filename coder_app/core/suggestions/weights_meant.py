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
    (3.03, 2.42, 2.30, 3.30, 2.11, -0.13, 4.78, 0.00, 0.00, 0.00, 2.71, 0.00, 2.34, -4.69),
    (4.04, 3.27, 7.17, 3.30, 0.35, 2.06, 3.08, 0.00, 0.00, 0.00, -0.57, 0.01, 2.37, -4.64),
    (2.98, 1.17, -1.11, 2.53, 0.74, 0.36, 1.98, -1.20, 0.00, 0.00, -0.01, -0.27, 1.93, -3.96),
)
"""For a passage just below coded or read ones."""

COLD = (3.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.5, 0.0, 4.0, 0.0, 0.5, -4.3)
"""While nothing is coded or read: a plain sum of likenesses, not fitted but for its level."""
