"""A star: what is important."""

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPolygonF


def star(box: QRectF) -> QPolygonF:
    """Return a star of five points that fills a square."""
    middle, reach = box.center(), box.width() / 2
    points = []
    for corner in range(10):
        angle, far = math.pi * corner / 5, reach if corner % 2 == 0 else reach * 0.45
        points.append(middle + QPointF(math.sin(angle) * far, -math.cos(angle) * far))
    return QPolygonF(points)
