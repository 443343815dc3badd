"""The shipped weights of the evidence, (groups, kinds + constant), in the order of ``KINDS``.

Groups: codes without a coding, with one to five, with more. Made by
``tests/evaluation/fit_weights.py`` from simulated sessions on three development sets, which count
alike, and on small projects made of them. docs/suggestions.md has the figures of weights made
without the set itself.
"""

ALONE = (
    (10.10, 0.00, 1.50, 3.00, 1.90, -1.02, 0.00, 0.00, 2.00, 0.00, -4.39),
    (4.15, 0.00, 3.14, 2.57, -1.21, 0.96, 0.00, 3.87, 0.00, 0.00, -4.02),
    (2.10, 2.48, -0.03, 3.07, -1.15, 0.89, 0.00, 1.50, 0.00, 0.00, -3.63),
)
"""For a passage whose neighbours the coder has not been to."""

READING = (
    (5.73, 4.82, 2.30, 3.30, 1.04, -0.35, 4.56, 0.00, 0.82, 0.00, -5.37),
    (3.58, 3.75, 5.71, 1.12, -1.01, 1.94, 1.70, 1.26, 0.42, 1.34, -5.66),
    (2.95, 1.31, 0.80, 2.90, -0.99, 0.71, 1.94, 0.48, 2.19, 0.76, -5.02),
)
"""For a passage just below coded or read ones: from the set whose codes run on."""

COLD = (5.0, 2.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 2.5, 0.0, -3.3)
"""While nothing is coded or read: a plain sum of likenesses, not fitted but for its level."""
