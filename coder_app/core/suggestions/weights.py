"""The shipped weights of the evidence, (groups, kinds + constant), in the order of ``KINDS``.

Groups: codes without a coding, with one to five, with more. Made by
``tests/evaluation/fit_weights.py`` from simulated sessions on three development sets, which count
alike, and on small projects made of them. docs/suggestions.md has the figures of weights made
without the set itself.
"""

ALONE = (
    (8.04, 0.00, 1.50, 3.00, 3.07, -2.86, 0.00, 0.00, 2.00, 0.00, -4.49),
    (2.86, 0.00, 3.80, 3.12, -1.21, 2.25, 0.00, 1.52, 0.00, 0.00, -3.72),
    (4.03, 1.38, -0.75, 2.94, -0.97, 1.09, 0.00, 0.93, 0.00, 0.00, -3.44),
)
"""For a passage whose neighbours the coder has not been to."""

READING = (
    (3.49, 3.03, 2.30, 3.30, 1.38, -0.35, 4.56, 0.00, 0.04, 0.00, -4.78),
    (4.35, 4.37, 6.89, 2.90, 0.23, 2.10, 3.62, 0.18, 0.04, 1.70, -4.71),
    (4.60, 3.46, -0.17, 1.32, -1.13, 0.49, 0.63, 1.43, 0.36, 4.42, -5.31),
)
"""For a passage just below coded or read ones: from the set whose codes run on."""

COLD = (5.0, 2.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 2.5, 0.0, -3.3)
"""While nothing is coded or read: a plain sum of likenesses, not fitted but for its level."""
