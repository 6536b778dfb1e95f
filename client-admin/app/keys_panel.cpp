#include "client-admin/app/keys_panel.hpp"

#include "client-admin/app/key_cap.hpp"
#include "common/desktop/look/theme.hpp"

#include <QPainter>

namespace narae::admin {

using desktop::Role;
using desktop::Theme;
using desktop::Type;

namespace {

constexpr int kWidth = 560;
constexpr int kLine = 28;
constexpr int kPadding = 24;

} // namespace

class KeysPanel::Sheet : public QWidget {
public:
    explicit Sheet(QWidget* parent) : QWidget(parent) { setFocusPolicy(Qt::StrongFocus); }

    QString title, everywhereTitle, hereTitle;
    Keys everywhere, here;

    int wanted() const
    {
        const int heads = here.empty() ? 1 : 2;
        const int lines = static_cast<int>(everywhere.size() + here.size());
        return 2 * kPadding + 40 + heads * 36 + lines * kLine;
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Theme::of(Role::Strong));
        painter.setBrush(Theme::of(Role::Surface));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 12, 12);
        int y = kPadding;
        painter.setFont(Theme::font(Type::Title));
        painter.setPen(Theme::of(Role::Ink));
        painter.drawText(QRect(kPadding, y, width() - 2 * kPadding, 28), Qt::AlignVCenter, title);
        key_cap::paint(painter, QPoint(width() - kPadding, y + 14), "Esc");
        y += 40;
        y = section(painter, y, everywhereTitle, everywhere);
        if (!here.empty()) section(painter, y, hereTitle, here);
    }

private:
    int section(QPainter& painter, int y, const QString& head, const Keys& keys)
    {
        painter.setFont(Theme::font(Type::CaptionBold));
        painter.setPen(Theme::of(Role::Muted));
        painter.drawText(QRect(kPadding, y + 8, width(), 24), Qt::AlignVCenter, head);
        y += 36;
        for (const auto& [key, what] : keys) {
            painter.setFont(Theme::font(Type::Body));
            painter.setPen(Theme::of(Role::Ink));
            const QRect room(kPadding, y, width() - 2 * kPadding - 140, kLine);
            painter.drawText(room, Qt::AlignVCenter,
                             painter.fontMetrics().elidedText(what, Qt::ElideRight, room.width()));
            key_cap::paint(painter, QPoint(width() - kPadding, y + kLine / 2), key);
            y += kLine;
        }
        return y;
    }
};

KeysPanel::KeysPanel(QWidget* window) : Overlay(window), sheet_(new Sheet(this))
{
    setObjectName("keysPanel");
    sheet_->setObjectName("keysSheet");
    sheet_->setProperty("ownFocus", true);
}

void KeysPanel::openWith(const QString& pageTitle, const Keys& everywhere, const Keys& here)
{
    sheet_->title = tr("Keys");
    sheet_->everywhereTitle = tr("Everywhere");
    sheet_->hereTitle = tr("On this page: %1").arg(pageTitle);
    sheet_->everywhere = everywhere;
    sheet_->here = here;
    sheet_->setAccessibleName(sheet_->title);
    sheet_->setAccessibleDescription(words());
    open(sheet_);
    resizeEvent(nullptr);
}

QString KeysPanel::words() const
{
    QStringList lines;
    for (const Keys* keys : {&sheet_->everywhere, &sheet_->here})
        for (const auto& [key, what] : *keys)
            lines << key + ": " + what;
    return lines.join("\n");
}

void KeysPanel::resizeEvent(QResizeEvent*)
{
    const int wide = std::min(kWidth, width() - 32);
    const int high = std::min(sheet_->wanted(), height() - 32);
    sheet_->setGeometry((width() - wide) / 2, std::max(16, (height() - high) / 3), wide, high);
    sheet_->update();
}

} // namespace narae::admin
