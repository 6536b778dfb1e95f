// Whether words have room, and whether one can read them.
#include "tests/desktop/walk.hpp"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QHash>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QScrollArea>
#include <cmath>

namespace narae::testing::walk {

namespace {

constexpr double kRatioLeast = 4.5;
constexpr double kRatioOfLargeLeast = 3;
constexpr int kZoom = 3;      ///< of the picture in which contrast is measured
constexpr int kSeenLeast = 6; ///< pixels of it that a colour has at least, to be no chance
constexpr int kLargePixels = 24;
constexpr int kLargeBoldPixels = 19;

bool sized(const QWidget& widget)
{
    return widget.inherits("narae::desktop::Chip") || widget.inherits("narae::desktop::Segmented") ||
           qobject_cast<const QAbstractButton*>(&widget) != nullptr;
}

QString trouble(const QLabel& label)
{
    if (label.text().isEmpty() || !label.pixmap(Qt::ReturnByValue).isNull()) return {};
    const QSize room = label.contentsRect().size();
    if (label.wordWrap()) {
        const int needed = label.heightForWidth(label.width());
        if (needed > label.height() + 1)
            return QString("needs %1 pixels of height and has %2").arg(needed).arg(label.height());
        // One word that is longer than the line cannot be wrapped.
        int longest = 0;
        if (label.textFormat() != Qt::RichText)
            for (const QString& word : label.text().split(QRegularExpression("\\s+")))
                longest = std::max(longest, label.fontMetrics().horizontalAdvance(word));
        if (longest > room.width() + 1)
            return QString("has a word of %1 pixels in a line of %2").arg(longest).arg(room.width());
        return {};
    }
    const QSize needed = label.sizeHint() - (label.size() - room);
    const QSize words = Qt::mightBeRichText(label.text()) ? needed : label.fontMetrics().size(0, label.text());
    if (words.width() > room.width() + 1)
        return QString("needs %1 pixels and has %2").arg(words.width()).arg(room.width());
    if (words.height() > room.height() + 2)
        return QString("needs %1 pixels of height and has %2").arg(words.height()).arg(room.height());
    return {};
}

QString trouble(const QLineEdit& field)
{
    const int room = field.contentsRect().width() - field.textMargins().left() - field.textMargins().right();
    const int needed = field.fontMetrics().horizontalAdvance(field.placeholderText());
    if (field.text().isEmpty() && needed > room)
        return QString("has a placeholder of %1 pixels in %2").arg(needed).arg(room);
    return {};
}

QString trouble(const QWidget& widget)
{
    if (const auto* label = qobject_cast<const QLabel*>(&widget)) return trouble(*label);
    if (const auto* field = qobject_cast<const QLineEdit*>(&widget)) return trouble(*field);
    const QSize hint = widget.sizeHint();
    if (sized(widget) && hint.width() > widget.width() + 1)
        return QString("needs %1 pixels and has %2").arg(hint.width()).arg(widget.width());
    return {};
}

/// How much of it, to the right or below, its parents do not show; nothing to do with scrolling.
QString clipped(const QWidget& widget)
{
    QRect part = widget.rect();
    for (const QWidget *child = &widget, *up = widget.parentWidget(); up != nullptr;
         child = up, up = up->parentWidget()) {
        if (qobject_cast<const QAbstractScrollArea*>(up) != nullptr ||
            qobject_cast<const QAbstractScrollArea*>(up->parentWidget()) != nullptr)
            return {};
        part.translate(child->pos());
        if (!up->rect().contains(part)) return "stands partly outside of what holds it";
        if (up->isWindow()) return {};
    }
    return {};
}

double luminance(QRgb colour)
{
    const auto part = [](int value) {
        const double share = value / 255.0;
        return share <= 0.03928 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(qRed(colour)) + 0.7152 * part(qGreen(colour)) + 0.0722 * part(qBlue(colour));
}

double ratio(double one, double other)
{
    return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

double ratioLeast(const QFont& font)
{
    const int pixels = QFontInfo(font).pixelSize();
    return pixels >= kLargePixels || (font.bold() && pixels >= kLargeBoldPixels) ? kRatioOfLargeLeast : kRatioLeast;
}

bool hasWords(const QWidget& widget)
{
    if (const auto* label = qobject_cast<const QLabel*>(&widget))
        return !label->text().isEmpty() && label->pixmap(Qt::ReturnByValue).isNull();
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) return !button->text().isEmpty();
    return widget.inherits("narae::desktop::Chip");
}

void lookAtRows(const QAbstractItemView& view, const QImage& picture, QStringList& wrong)
{
    const QAbstractItemModel* const model = view.model();
    if (model == nullptr) return;
    const QPoint origin = place(*view.viewport()).topLeft();
    const QRect shown = view.viewport()->rect();
    for (int row = 0; row < model->rowCount(view.rootIndex()); ++row) {
        for (int column = 0; column < model->columnCount(view.rootIndex()); ++column) {
            const QModelIndex cell = model->index(row, column, view.rootIndex());
            const QRect at = view.visualRect(cell);
            if (!shown.contains(at) || at.isEmpty() || cell.data().toString().isEmpty()) continue;
            const double found = contrastIn(picture, at.translated(origin).adjusted(2, 2, -2, -2));
            if (found != 0 && found < kRatioLeast)
                wrong << QString("%1: \"%2\" in row %3 stands out %4 to 1")
                             .arg(who(view), cell.data().toString())
                             .arg(row)
                             .arg(found, 0, 'f', 2);
        }
    }
}

} // namespace

QStringList cutTexts(QWidget& window)
{
    QStringList wrong;
    for (const QWidget* widget : seen(window)) {
        const QString why = trouble(*widget);
        if (!why.isEmpty() && widget->toolTip().isEmpty()) wrong << who(*widget) + " " + why;
        const QString edge = hasWords(*widget) ? clipped(*widget) : QString();
        if (!edge.isEmpty()) wrong << who(*widget) + " " + edge;
    }
    return wrong;
}

QStringList cutAside(QWidget& window)
{
    QStringList wrong;
    for (const QWidget* widget : seen(window)) {
        const auto* area = qobject_cast<const QScrollArea*>(widget);
        if (area == nullptr || area->widget() == nullptr) continue;
        const int lost = area->widget()->width() - area->viewport()->width();
        if (lost > 0 && area->horizontalScrollBarPolicy() == Qt::ScrollBarAlwaysOff)
            wrong << QString("%1 hides %2 pixels of its width").arg(who(*area)).arg(lost);
    }
    return wrong;
}

double contrastIn(const QImage& picture, const QRect& part)
{
    const int zoom = static_cast<int>(picture.devicePixelRatio());
    const QRect inside = QRect(part.topLeft() * zoom, part.size() * zoom).intersected(picture.rect());
    QHash<QRgb, int> colours;
    for (int y = inside.top(); y <= inside.bottom(); ++y)
        for (int x = inside.left(); x <= inside.right(); ++x)
            ++colours[picture.pixel(x, y)];
    if (colours.size() < 2) return 0;
    QRgb ground = 0;
    int most = 0;
    for (auto each = colours.cbegin(); each != colours.cend(); ++each)
        if (each.value() > most) {
            most = each.value();
            ground = each.key();
        }
    // The strokes' own colour is where they are not smoothed into the ground: what differs most.
    double farthest = 1;
    for (auto each = colours.cbegin(); each != colours.cend(); ++each)
        if (each.value() >= kSeenLeast) farthest = std::max(farthest, ratio(luminance(ground), luminance(each.key())));
    return farthest;
}

QStringList faintTexts(QWidget& window)
{
    QStringList wrong;
    QImage picture(window.size() * kZoom, QImage::Format_RGB32);
    picture.setDevicePixelRatio(kZoom);
    window.render(&picture);
    for (const QWidget* widget : seen(window)) {
        if (const auto* view = qobject_cast<const QAbstractItemView*>(widget)) lookAtRows(*view, picture, wrong);
        // What cannot be used for now may be faint; who it is is said elsewhere.
        if (!hasWords(*widget) || !widget->isEnabled() || widget->visibleRegion().isEmpty()) continue;
        const bool edged = qobject_cast<const QLabel*>(widget) == nullptr;
        const QRect at = widget->visibleRegion().boundingRect().translated(place(*widget).topLeft());
        const double found = contrastIn(picture, edged ? at.adjusted(4, 4, -4, -4) : at);
        if (found != 0 && found < ratioLeast(widget->font()))
            wrong << QString("%1 stands out %2 to 1").arg(who(*widget)).arg(found, 0, 'f', 2);
    }
    return wrong;
}

} // namespace narae::testing::walk
