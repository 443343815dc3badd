"""The shipped weights of the evidence, (groups, kinds + constant), in the order of ``KINDS``.

Groups: codes without a coding, with one to five, with more. Made by
``tests/evaluation/fit_weights.py`` from simulated sessions on three development sets, which count
alike; on two of them, weights made without the set itself do as well.
"""

ALONE = (
    (3.81, 1.50, 1.50, 3.00, 2.92, -1.17, 0.00, 0.00, 0.00, 0.00, -2.72),
    (4.85, 3.28, 7.31, 3.00, -0.98, 4.81, 0.00, 0.00, 0.00, 0.00, -3.52),
    (4.42, 2.40, -1.08, 3.41, -0.60, 0.59, 0.00, 0.69, 0.00, 0.00, -3.43),
)
"""For a passage whose neighbours the coder has not been to."""

READING = (
    (3.19, 2.77, 2.30, 3.30, 1.50, -0.24, 4.56, 0.00, 0.02, 0.00, -4.46),
    (4.39, 4.45, 7.11, 3.30, 0.35, 2.17, 3.58, 0.00, 0.01, 1.09, -4.55),
    (4.13, 3.39, -0.55, 1.59, -1.01, 0.50, 1.46, 0.77, 0.25, 3.30, -4.91),
)
"""For a passage just below coded or read ones: from the set whose codes run on."""

COLD = (5.0, 2.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 2.5, 0.0, -3.3)
"""While nothing is coded or read: a plain sum of likenesses, not fitted but for its level."""
