#include "client-customer/trip/boarding_pass_card.hpp"

#include "client-customer/art/destination_art.hpp"
#include "common/desktop/widgets/route_line.hpp"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <cmath>
#include <vector>

namespace narae::customer {

using desktop::Role;
using desktop::Theme;
using desktop::Type;

namespace {

constexpr qreal kRadius = 16;
constexpr qreal kNotch = 12;
constexpr qreal kStub = 288;
constexpr qreal kPadding = 32;
constexpr qreal kPicture = 132;

/// The card's outline: rounded, with a notch where the perforation meets its edges.
QPainterPath outline(const QRectF& at, qreal split)
{
    QPainterPath card;
    card.addRoundedRect(at, kRadius, kRadius);
    QPainterPath notches;
    notches.addEllipse(QPointF(split, at.top()), kNotch, kNotch);
    notches.addEllipse(QPointF(split, at.bottom()), kNotch, kNotch);
    return card.subtracted(notches);
}

void say(QPainter& painter, const QRectF& at, const QString& text, const QFont& font, Role role,
         Qt::Alignment align = Qt::AlignLeft | Qt::AlignVCenter)
{
    painter.setFont(font);
    painter.setPen(Theme::of(role));
    const QString fitting = QFontMetricsF(font).elidedText(text, Qt::ElideRight, at.width() + 0.5);
    painter.drawText(at, static_cast<int>(align) | Qt::TextSingleLine, fitting);
}

struct Fact {
    QString label;
    QString value;
};

} // namespace

BoardingPassCard::BoardingPassCard(QWidget* parent) : QWidget(parent)
{
    setObjectName("boardingPass");
    setFixedHeight(436);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void BoardingPassCard::showPass(const PassFacts& facts, const QString& chip, desktop::ChipLook look)
{
    code_ = QrCode::of(facts.codeText.toLatin1());
    why_.clear();
    chip_ = chip;
    look_ = look;
    quiet_ = false;
    show(facts);
}

void BoardingPassCard::showWithout(const PassFacts& facts, const QString& why, const QString& chip,
                                   desktop::ChipLook look, bool quiet)
{
    code_ = {};
    why_ = why;
    chip_ = chip;
    look_ = look;
    quiet_ = quiet;
    show(facts);
}

void BoardingPassCard::setChip(const QString& chip)
{
    if (chip == chip_) return;
    chip_ = chip;
    update();
}

void BoardingPassCard::show(const PassFacts& facts)
{
    facts_ = facts;
    setAccessibleName(tr("Boarding pass of %1").arg(facts.passenger));
    QStringList said{tr("Locator %1").arg(facts.locator),
                     tr("Flight %1 from %2 to %3").arg(facts.flightNumber, facts.originName, facts.destinationName),
                     tr("%1, departs %2, arrives %3").arg(facts.date, facts.departs, facts.arrives),
                     tr("Boarding closes at %1").arg(facts.boardingCloses)};
    if (!facts.seat.isEmpty()) said << tr("Seat %1").arg(facts.seat);
    if (!why_.isEmpty()) said << why_;
    setAccessibleDescription(said.join(". "));
    update();
}

qreal BoardingPassCard::split() const
{
    return width() - kStub;
}

void BoardingPassCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPainterPath card = outline(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), split());
    painter.fillPath(card, Theme::of(Role::Surface));
    painter.save();
    painter.setClipPath(card);
    paintPicture(painter);
    painter.restore();
    paintRoute(painter);
    paintFacts(painter);
    QPen dots(Theme::of(Role::Strong), 2, Qt::CustomDashLine, Qt::RoundCap);
    dots.setDashPattern({0.6, 3});
    painter.setPen(dots);
    painter.drawLine(QPointF(split(), 24), QPointF(split(), height() - 24));
    paintStub(painter);
    painter.setPen(QPen(Theme::of(Role::Line), 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(card);
}

void BoardingPassCard::paintPicture(QPainter& painter) const
{
    const QRectF at(0, 0, split(), kPicture);
    paintDestination(painter, at, facts_.destinationCode);
    if (quiet_) {
        QColor veil = Theme::of(Role::Surface);
        veil.setAlphaF(0.72F);
        painter.fillRect(at, veil);
    }
    // On the picture's own sky, which is light in both schemes unless the dark one lays its veil over it.
    const QColor ink = Theme::of(Role::Ink);
    desktop::RouteLine::paintPlane(painter, {kPadding + 10, 31}, 1.0, Theme::of(Role::Accent), -20);
    painter.setFont(Theme::font(Type::Lead));
    painter.setPen(ink);
    painter.drawText(QRectF(kPadding + 30, 19, 240, 24), Qt::AlignLeft | Qt::AlignVCenter, tr("Narae Air"));
}

void BoardingPassCard::paintRoute(QPainter& painter) const
{
    const qreal right = split() - kPadding;
    const Role ink = quiet_ ? Role::Muted : Role::Ink;
    const QFont pass = Theme::font(Type::Pass);
    const qreal from = QFontMetricsF(pass).horizontalAdvance(facts_.originCode);
    const qreal to = QFontMetricsF(pass).horizontalAdvance(facts_.destinationCode);
    say(painter, QRectF(kPadding, 152, from + 4, 60), facts_.originCode, pass, ink);
    say(painter, QRectF(right - to - 4, 152, to + 4, 60), facts_.destinationCode, pass, ink,
        Qt::AlignRight | Qt::AlignVCenter);
    const QRectF line(kPadding + from + 50, 164, right - to - kPadding - from - 100, 22);
    desktop::RouteLine::paint(painter, line, quiet_, 1.25);
    say(painter, QRectF(line.left(), 190, line.width(), 20), facts_.journey, Theme::font(Type::Body), Role::Muted,
        Qt::AlignCenter);
    const qreal half = (right - kPadding) / 2 - 8;
    say(painter, QRectF(kPadding, 216, half, 20), facts_.originName, Theme::font(Type::Body), Role::Muted);
    say(painter, QRectF(right - half, 216, half, 20), facts_.destinationName, Theme::font(Type::Body), Role::Muted,
        Qt::AlignRight | Qt::AlignVCenter);
    painter.fillRect(QRectF(kPadding, 276, right - kPadding, 1), Theme::of(Role::Line));
}

void BoardingPassCard::paintFacts(QPainter& painter) const
{
    const Role ink = quiet_ ? Role::Muted : Role::Ink;
    const qreal room = split() - 2 * kPadding;
    const std::vector<Fact> row{{tr("Flight"), facts_.flightNumber},
                                {tr("Date"), facts_.date},
                                {tr("Boarding closes"), facts_.boardingCloses},
                                {tr("Departs"), facts_.departs},
                                {tr("Arrives"), facts_.arrives},
                                {tr("Seat"), facts_.seat.isEmpty() ? tr("At the gate") : facts_.seat}};
    const QFont label = Theme::font(Type::Caption);
    // Each column is as wide as what stands in it; a smaller size where all six are too wide together.
    QFont value = Theme::font(Type::Number);
    std::vector<qreal> widths;
    qreal sum = 0;
    for (const Type type : {Type::Number, Type::Title}) {
        value = Theme::font(type);
        widths.clear();
        sum = 0;
        for (const Fact& fact : row) {
            widths.push_back(std::ceil(std::max(QFontMetricsF(label).horizontalAdvance(fact.label),
                                                QFontMetricsF(value).horizontalAdvance(fact.value))) +
                             2);
            sum += widths.back();
        }
        if (sum + 5 * 14 <= room) break;
    }
    const qreal gap = std::clamp((room - sum) / 5, 8.0, 40.0);
    qreal x = kPadding;
    for (std::size_t i = 0; i < row.size(); ++i) {
        say(painter, QRectF(x, 296, widths[i], 16), row[i].label, label, Role::Muted);
        say(painter, QRectF(x, 312, widths[i], 36), row[i].value, value, ink);
        x += widths[i] + gap;
    }

    const QFont lead = Theme::font(Type::Lead);
    QFont plain = lead;
    plain.setBold(false);
    say(painter, QRectF(kPadding, 370, 300, 16), tr("Passenger"), label, Role::Muted);
    const qreal name = std::min(240.0, QFontMetricsF(lead).horizontalAdvance(facts_.passenger) + 2);
    say(painter, QRectF(kPadding, 386, name, 24), facts_.passenger, lead, ink);
    // A name typed in Latin is not said twice.
    const bool twice = facts_.nameOnPass.compare(facts_.passenger, Qt::CaseInsensitive) == 0;
    const std::vector<Fact> rest{{tr("Cabin"), facts_.cabin},
                                 {tr("Reservation"), facts_.reservation},
                                 {tr("Passenger number"), facts_.passengerPlace}};
    // They stand at the right, each as wide as its words; the name has what is left.
    constexpr qreal kGap = 28;
    std::vector<qreal> columns;
    qreal second = split() - kPadding - 2 * kGap;
    for (const Fact& fact : rest) {
        columns.push_back(std::ceil(std::max({QFontMetricsF(label).horizontalAdvance(fact.label),
                                              QFontMetricsF(plain).horizontalAdvance(fact.value), 72.0})) +
                          2);
        second -= columns.back();
    }
    if (!twice)
        say(painter, QRectF(kPadding + name + 8, 386, second - 16 - (kPadding + name + 8), 24), facts_.nameOnPass,
            plain, Role::Muted);
    for (std::size_t i = 0; i < rest.size(); ++i) {
        say(painter, QRectF(second, 370, columns[i], 16), rest[i].label, label, Role::Muted);
        say(painter, QRectF(second, 386, columns[i], 24), rest[i].value, plain, ink);
        second += columns[i] + kGap;
    }
}

void BoardingPassCard::paintStub(QPainter& painter) const
{
    const QRectF box(split() + 28, 24, 232, 232);
    const qreal left = split() + 16;
    const qreal width = kStub - 32;
    painter.setPen(QPen(Theme::of(Role::Line), 1));
    if (!code_.empty()) {
        painter.setBrush(Qt::white);
        painter.drawRoundedRect(box, 10, 10);
        // Whole pixels a module where they fit, so that its edges are sharp; the box's rest is quiet zone too.
        const int modules = code_.size() + 2 * QrCode::kQuietModules;
        const qreal whole = std::floor((box.width() - 8) / modules) * modules;
        const qreal inset = (box.width() - whole) / 2;
        code_.paint(painter, box.adjusted(inset, inset, -inset, -inset));
    } else {
        painter.setBrush(Theme::of(Role::Sunk));
        painter.drawRoundedRect(box, 10, 10);
        painter.setPen(Theme::of(desktop::Chip::inkOf(look_.tone)));
        painter.setFont(Theme::font(Type::BodyBold));
        painter.drawText(box.adjusted(20, 20, -20, -20), static_cast<int>(Qt::AlignCenter) | Qt::TextWordWrap, why_);
    }
    say(painter, QRectF(left, 266, width, 16), tr("Locator"), Theme::font(Type::Caption), Role::Muted, Qt::AlignCenter);
    say(painter, QRectF(left, 282, width, 48), facts_.locator, Theme::locatorFont(40), quiet_ ? Role::Muted : Role::Ink,
        Qt::AlignCenter);
    if (chip_.isEmpty()) return;
    const bool glyph = look_.glyph != desktop::ChipLook::Glyph::None;
    const qreal words = QFontMetricsF(Theme::font(Type::CaptionBold)).horizontalAdvance(chip_) + (glyph ? 18 : 0) + 21;
    const qreal wide = std::min(words, width);
    const QRectF at(split() + (kStub - wide) / 2, 348, wide, 24);
    desktop::Chip::paint(painter, at.toAlignedRect(), chip_, look_, true);
}

} // namespace narae::customer
