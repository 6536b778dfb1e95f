#pragma once

#include <QString>

class QPainter;
class QRectF;

namespace narae::customer {

/// A picture of the place an airport serves, in vectors of ours: sky, mountains, sea, and what one knows the place by.
/// A place without a picture of its own gets one of hills and a runway. Fills `at`, whatever its shape, and keeps its
/// own palette; in the dark scheme it is dimmed. GUI thread.
void paintDestination(QPainter& painter, const QRectF& at, const QString& airportCode);

/// Lets what was painted over `at` of a page fade into the page's paper: to the left and at the bottom.
void fadeIntoPaper(QPainter& painter, const QRectF& at);
/// Dims a picture in the dark scheme; does nothing in the light one.
void dimWhenDark(QPainter& painter, const QRectF& at);

/// Whether the place has a picture of its own.
bool hasOwnArt(const QString& airportCode);

} // namespace narae::customer
