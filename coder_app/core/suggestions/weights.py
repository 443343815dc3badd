"""The shipped weights of the evidence, (groups, kinds + constant), in the order of ``KINDS``.

Groups: codes without a coding, with one to five, with more. Made by
``tests/evaluation/fit_weights.py`` from simulated sessions on five development sets, which count
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
    (10.95, 0.75, 1.50, 3.00, 1.45, -0.87, 4.50, 0.00, 2.40, 0.00, -5.83),
    (4.29, 0.13, 2.74, 1.95, -1.74, 1.48, 0.28, 3.96, 0.15, 1.35, -5.13),
    (2.07, 1.59, 0.81, 2.93, -1.04, 0.69, 2.08, 0.50, 2.11, 0.52, -4.95),
)
"""For a passage just below coded or read ones: from the sets whose codes run on."""

COLD = (5.0, 2.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 2.5, 0.0, -3.3)
"""While nothing is coded or read: a plain sum of likenesses, not fitted but for its level."""
