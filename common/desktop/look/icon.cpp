#include "common/desktop/look/icon.hpp"

#include "common/base/check.hpp"

#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

namespace narae::desktop::icon {

namespace {

/// Each icon's strokes on the grid of 24.
const QHash<QString, QString>& strokes()
{
    static const QHash<QString, QString> table{
        {"search", "M11 4a7 7 0 1 0 0 14a7 7 0 0 0 0-14zM20 20l-4-4"},
        {"arrow-right", "M4 12h16M14 6l6 6-6 6"},
        {"arrow-left", "M20 12H4M10 6l-6 6 6 6"},
        {"swap", "M5 9h14M15 5l4 4-4 4M19 15H5M9 11l-4 4 4 4"},
        {"chevron-left", "M15 5l-7 7 7 7"},
        {"chevron-right", "M9 5l7 7-7 7"},
        {"chevron-down", "M5 9l7 7 7-7"},
        {"chevron-up", "M5 15l7-7 7 7"},
        {"clock", "M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 0 0 0-17zM12 7.5V12l3 2"},
        {"ticket", "M4 6.5h16v3.6a2 2 0 0 0 0 3.8v3.6H4v-3.6a2 2 0 0 0 0-3.8zM14.5 6.5v2M14.5 11v2M14.5 15.5v2"},
        {"moon", "M20 14.2A8.2 8.2 0 1 1 9.8 4a6.6 6.6 0 0 0 10.2 10.2z"},
        {"sun", "M12 8a4 4 0 1 0 0 8a4 4 0 0 0 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 "
                "17.3l1.4 1.4M5.3 "
                "18.7l1.4-1.4M17.3 6.7l1.4-1.4"},
        {"user", "M12 4a4 4 0 1 0 0 8a4 4 0 0 0 0-8zM4.5 20.5a7.5 7.5 0 0 1 15 0"},
        {"users", "M9 4.5a3.7 3.7 0 1 0 0 7.4a3.7 3.7 0 0 0 0-7.4zM2.5 20a6.5 6.5 0 0 1 13 0M16 5a3.5 3.5 0 0 1 0 "
                  "6.6M18 14.3a6.3 "
                  "6.3 0 0 1 3.5 5.7"},
        {"pencil", "M4 20l1-4L16 5l3 3L8 19zM14 7l3 3"},
        {"tick", "M5 12.5l4.5 4.5L19 7.5"},
        {"cross", "M6 6l12 12M18 6L6 18"},
        {"plus", "M12 5v14M5 12h14"},
        {"minus", "M5 12h14"},
        {"card", "M3.5 6h17v12.5h-17zM3.5 10h17M7 15h3"},
        {"bank", "M4 10h16L12 4.5zM6 10v7M10 10v7M14 10v7M18 10v7M4 19.5h16"},
        {"flask", "M9.5 3.5h5M10.5 3.5v6L5.5 18a1.8 1.8 0 0 0 1.6 2.5h9.8a1.8 1.8 0 0 0 1.6-2.5l-5-8.5v-6M8 15h8"},
        {"lock", "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3"},
        {"shield", "M12 3.5l7 2.5v5.5c0 4.3-2.9 7.6-7 9-4.1-1.4-7-4.7-7-9V6zM9 12l2.2 2.2L15.2 10"},
        {"undo", "M9 6L4.5 10.5 9 15M4.5 10.5H15a4.5 4.5 0 0 1 0 9h-3"},
        {"redo", "M15 6l4.5 4.5L15 15M19.5 10.5H9a4.5 4.5 0 0 0 0 9h3"},
        {"pdf", "M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 12h6M9 15.5h6"},
        {"printer", "M7 8.5v-5h10v5M7 16.5H4.5v-8h15v8H17M7 13.5h10v7H7z"},
        {"calendar", "M4.5 6h15v14h-15zM4.5 10.5h15M8.5 3.5v4M15.5 3.5v4"},
        {"seat", "M8 4.5l1.5 9H16l2 6M8 4.5H6l1.5 12H13M6.5 20h8"},
        {"info", "M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 0 0 0-17zM12 11v5.5M12 7.8v.1"},
        {"alert", "M12 4.5L21 19.5H3zM12 10v4.5M12 17v.1"},
        {"offline",
         "M3 3l18 18M5 12.5a10 10 0 0 1 4-2.4M2.5 9a14.6 14.6 0 0 1 4.3-2.7M19 12.5a10 10 0 0 0-3.2-2.1M21.5 9A14.6 "
         "14.6 0 0 0 11 5.6M8.5 16a5 5 0 0 1 7 0M12 19.5v.1"},
        {"retry", "M19.5 12a7.5 7.5 0 1 1-2.3-5.4M19.5 4v4h-4"},
        {"download", "M12 4v11M7.5 10.5L12 15l4.5-4.5M4.5 19.5h15"},
        {"upload", "M12 15V4M7.5 8.5L12 4l4.5 4.5M4.5 19.5h15"},
        {"plane",
         "M20.5 12c0 1-1 1.6-2.4 1.6h-3.6L9.6 20H7.4l2.1-6.4H5.4l-1.7 2.1H2L3 12 2 8.3h1.7l1.7 2.1h4.1L7.4 4h2.2l4.9 "
         "6.4h3.6c1.4 0 2.4.6 2.4 1.6z"},
        {"grid", "M4.5 4.5h6v6h-6zM13.5 4.5h6v6h-6zM4.5 13.5h6v6h-6zM13.5 13.5h6v6h-6z"},
        {"bag", "M5 8h14l1 12H4zM9 8V7a3 3 0 0 1 6 0v1"},
        {"chart", "M4.5 4v15.5H20M8.5 16v-4M12.5 16V8M16.5 16v-6"},
        {"pulse", "M3 12h4l2.5-6.5 4.5 13 2.5-6.5H21"},
        {"pause", "M9 6v12M15 6v12"},
        {"play", "M8 5.5v13l10-6.5z"},
        {"list", "M8 6.5h12M8 12h12M8 17.5h12M4.2 6.5v.1M4.2 12v.1M4.2 17.5v.1"},
        {"filter", "M4 6h16M7 12h10M10 18h4"},
        {"copy", "M9 9h11v11H9zM5 15H4V4h11v1"},
        {"trash", "M5 7h14M10 7V4.5h4V7M6.5 7l1 13h9l1-13"},
        {"gear",
         "M12 8.8a3.2 3.2 0 1 0 0 6.4a3.2 3.2 0 0 0 0-6.4zM12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.2 2.2M16.2 16.2l2.2 "
         "2.2M5.6 18.4l2.2-2.2M16.2 7.8l2.2-2.2"},
        {"globe",
         "M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 0 0 0-17zM3.5 12h17M12 3.5c5 5.5 5 11.5 0 17M12 3.5c-5 5.5-5 11.5 0 17"},
        {"key", "M15.5 4a4.5 4.5 0 1 0 0 9a4.5 4.5 0 0 0 0-9zM12.3 11.7L4 20M7 17l2.5 2.5"},
        {"mail", "M3.5 6h17v12.5h-17zM3.5 7l8.5 6.5L20.5 7"},
        {"phone", "M6 3.5h3l1.5 4.5-2 1.5a12 12 0 0 0 6 6l1.5-2 4.5 1.5v3c0 1-.8 2-2 2C10.5 20 4 13.5 4 5.5c0-1.2 1-2 "
                  "2-2z"},
        {"log-out", "M14 4.5H5.5v15H14M10 12h10.5M17 8.5l3.5 3.5-3.5 3.5"},
        {"receipt", "M6 3.5v17l2-1.5 2 1.5 2-1.5 2 1.5 2-1.5 2 1.5v-17zM9 8.5h6M9 12.5h6"},
        {"dot", "M12 10.5a1.5 1.5 0 1 0 0 3a1.5 1.5 0 0 0 0-3z"},
    };
    return table;
}

/// Below 16 pixels the strokes are thicker, or they would fade.
QByteArray svg(const QString& name, const QColor& colour, qreal pixels)
{
    const auto found = strokes().find(name);
    check(found != strokes().end(), "an icon of this name is drawn");
    return QString(R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="%1" )"
                   R"(stroke-width="%2" stroke-linecap="round" stroke-linejoin="round"><path d="%3"/></svg>)")
        .arg(colour.name())
        .arg(pixels < 16 ? 2.6 : 1.75)
        .arg(*found)
        .toUtf8();
}

/// Asks for its colour at each painting, so that a change of scheme needs no new icons.
class Engine : public QIconEngine {
public:
    Engine(QString name, Role role) : name_(std::move(name)), role_(role) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        draw(*painter, rect, name_, Theme::of(mode == QIcon::Disabled ? Role::Muted : role_));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap picture(size);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return picture;
    }
    QIconEngine* clone() const override { return new Engine(*this); }

private:
    QString name_;
    Role role_;
};

} // namespace

QIcon of(const QString& name, Role role)
{
    check(strokes().contains(name), "an icon of this name is drawn");
    return QIcon(new Engine(name, role));
}

QPixmap pixmap(const QString& name, int pixels, Role role, qreal ratio)
{
    QPixmap picture(QSize(pixels, pixels) * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    draw(painter, QRectF(0, 0, pixels, pixels), name, Theme::of(role));
    return picture;
}

void draw(QPainter& painter, const QRectF& at, const QString& name, const QColor& colour)
{
    QSvgRenderer renderer(svg(name, colour, at.width()));
    renderer.render(&painter, at);
}

QStringList names()
{
    QStringList all = strokes().keys();
    all.sort();
    return all;
}

} // namespace narae::desktop::icon
