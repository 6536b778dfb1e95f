#include "client-customer/papers/pass_paper.hpp"

#include "client-customer/papers/paper_sheet.hpp"
#include "client-customer/papers/qr_code.hpp"
#include "common/desktop/widgets/route_line.hpp"

#include <QBuffer>
#include <QCoreApplication>
#include <QPdfWriter>

namespace narae::customer {

using desktop::Role;
using desktop::Theme;
using desktop::Type;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(papers)
};

constexpr qreal kHalf = PaperSheet::kWidth / 2;

struct Fact {
    QString label;
    QString value;
};

/// Facts side by side, each in its column.
void drawFacts(PaperSheet& sheet, qreal y, const std::vector<Fact>& facts, const std::vector<qreal>& columns, Type type)
{
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const qreal x = columns[i];
        const qreal end = i + 1 < columns.size() ? columns[i + 1] - 8 : PaperSheet::kWidth;
        sheet.text(QRectF(x, y, end - x, 16), facts[i].label, Type::Caption, Role::Muted);
        sheet.text(QRectF(x, y + 16, end - x, type == Type::Number ? 36 : 24), facts[i].value, type);
    }
}

void drawRoute(PaperSheet& sheet, qreal y, const PassFacts& pass)
{
    sheet.text(QRectF(0, y, 160, 60), pass.originCode, Type::Pass);
    sheet.text(QRectF(PaperSheet::kWidth - 160, y, 160, 60), pass.destinationCode, Type::Pass, Role::Ink,
               Qt::AlignRight | Qt::AlignVCenter);
    QPainter& painter = sheet.painter();
    const qreal from = pass.originCode.isEmpty() ? 0 : 160;
    const QRectF line(from, y + 18, PaperSheet::kWidth - 160 - from, 22);
    painter.setPen(QPen(Theme::colour(Role::Strong, false), 1.5));
    painter.drawLine(line.left() + 8, line.center().y(), line.center().x() - 16, line.center().y());
    painter.drawLine(line.center().x() + 16, line.center().y(), line.right() - 8, line.center().y());
    desktop::RouteLine::paintPlane(painter, line.center(), 1.25, Theme::colour(Role::Accent, false));
    sheet.text(line.translated(0, 22), pass.journey, Type::Caption, Role::Muted, Qt::AlignCenter);
    sheet.text(QRectF(0, y + 60, kHalf, 20), pass.originName, Type::Body, Role::Muted);
    sheet.text(QRectF(kHalf, y + 60, kHalf, 20), pass.destinationName, Type::Body, Role::Muted,
               Qt::AlignRight | Qt::AlignVCenter);
}

void drawPass(PaperSheet& sheet, const PassFacts& pass)
{
    qreal y = sheet.head(Words::tr("Boarding pass"));
    drawRoute(sheet, y + 28, pass);
    y += 128;
    sheet.rule(y);
    drawFacts(sheet, y + 20,
              {{Words::tr("Flight"), pass.flightNumber},
               {Words::tr("Date"), pass.date},
               {Words::tr("Seat"), pass.seat.isEmpty() ? Words::tr("At the gate") : pass.seat}},
              {0, 150, 360}, Type::Number);
    drawFacts(sheet, y + 88,
              {{Words::tr("Boarding closes"), pass.boardingCloses},
               {Words::tr("Departs"), pass.departs},
               {Words::tr("Arrives"), pass.arrives}},
              {0, 150, 360}, Type::Number);
    drawFacts(sheet, y + 156,
              {{Words::tr("Passenger"), pass.passenger},
               {Words::tr("On the pass"), pass.nameOnPass},
               {Words::tr("Cabin"), pass.cabin}},
              {0, 220, 420}, Type::Lead);
    drawFacts(
        sheet, y + 208,
        {{Words::tr("Reservation number"), pass.reservation}, {Words::tr("Place in the party"), pass.passengerPlace}},
        {0, 220}, Type::Lead);
    y += 280;
    sheet.perforation(y);
    constexpr qreal kCodeSide = 190;
    QrCode::of(pass.codeText.toLatin1()).paint(sheet.painter(), QRectF(-12, y + 16, kCodeSide, kCodeSide));
    sheet.text(QRectF(210, y + 36, 300, 16), Words::tr("Locator"), Type::Caption, Role::Muted);
    sheet.text(QRectF(210, y + 52, 300, 52), pass.locator, Type::Hero);
    sheet.paragraph(210, y + 116, 290,
                    Words::tr("Show this code, or say the locator, at the airport. Be at the gate before boarding "
                              "closes."),
                    Type::Body, Role::Muted);
}

} // namespace

bool drawPasses(QPagedPaintDevice& device, const std::vector<PassFacts>& passes)
{
    setUpPage(device);
    PaperSheet sheet(device);
    if (!sheet.ready()) return false;
    for (std::size_t i = 0; i < passes.size(); ++i) {
        if (i > 0) sheet.nextPage();
        drawPass(sheet, passes[i]);
    }
    return true;
}

QByteArray passesAsPdf(const std::vector<PassFacts>& passes)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(1200);
        writer.setCreator("Narae");
        if (!passes.empty()) writer.setTitle(Words::tr("Boarding pass %1").arg(passes.front().locator));
        drawPasses(writer, passes);
    }
    return buffer.data();
}

} // namespace narae::customer
