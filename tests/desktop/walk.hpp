#pragma once

#include <QImage>
#include <QList>
#include <QRect>
#include <QStringList>
#include <functional>

class QWidget;

/// Looks over whatever window it is given, as somebody would who uses it with the keyboard, with a screen reader, with
/// weak eyes, in a language of long words, or with a trembling hand. Each look answers what is wrong, a line for each
/// thing: who, and why; nothing when all is well. Windows are shown and have been painted before. GUI thread.
namespace narae::testing::walk {

/// What can be come to by Tab has an object name and is called something; so are the rows of its lists.
QStringList namesMissing(QWidget& window);

/// Tab comes to everything, in the order in which one reads, and back to where it began. `own` are the names of those
/// to which Tab means something of their own; Esc leaves them.
QStringList tabTroubles(QWidget& window, const QStringList& own = {});

/// No word is cut off: it has room, or is elided and says all of itself in its tooltip.
QStringList cutTexts(QWidget& window);

/// What scrolls up and down alone shows all of its width.
QStringList cutAside(QWidget& window);

/// Words stand out from what is behind them in the picture itself: 4.5 to 1, large ones 3 to 1 (WCAG 2.1, 1.4.3).
QStringList faintTexts(QWidget& window);

/// What is pressed takes the mouse at least so many pixels high.
QStringList smallTargets(QWidget& window, int heightLeast);

/// Until all layouts have come to rest, after another language or size; false when they do not.
bool settle(QWidget& window);

/// The children that are really seen, not those of other pages or behind an open question.
QList<QWidget*> seen(QWidget& window);
/// Who it is, for a line of a report: class, object name, the words on it.
QString who(const QWidget& widget);
/// Its place in its window.
QRect place(const QWidget& widget);
/// The ratio of the luminances of the ground and what differs most from it in that part of a picture; 0: a plain area.
/// `part` is in logical pixels; the picture has more of them, so that strokes show their own colour.
double contrastIn(const QImage& picture, const QRect& part);

} // namespace narae::testing::walk
