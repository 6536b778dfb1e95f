#include "client-admin/today/figures_card.hpp"

#include "common/desktop/look/formats.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QHBoxLayout>
#include <QPainter>

namespace narae::admin {

namespace formats = desktop::formats;
using desktop::Role;
using desktop::TextLabel;
using desktop::Theme;
using desktop::Type;

/// A name, a number, and a sentence about it.
class FiguresCard::Figure : public QWidget {
public:
    explicit Figure(const QString& objectName)
        : name_(new TextLabel(Type::Caption, TextLabel::InkOf::Muted)),
          number_(new TextLabel(Type::Number)),
          sentence_(new TextLabel(Type::Caption, TextLabel::InkOf::Muted))
    {
        number_->setObjectName(objectName);
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(20, 0, 8, 0);
        column->setSpacing(0);
        for (TextLabel* label : {name_, number_, sentence_}) {
            label->setMinimumWidth(0);
            label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
            column->addWidget(label->elided());
        }
    }
    void show(const QString& name, const QString& number, const QString& sentence)
    {
        name_->setText(name);
        number_->setText(number);
        sentence_->setText(sentence);
        number_->setAccessibleName(name + ": " + number);
        number_->setAccessibleDescription(sentence);
    }
    bool divided = true;

protected:
    void paintEvent(QPaintEvent*) override
    {
        if (!divided) return;
        QPainter painter(this);
        painter.fillRect(QRect(0, 2, 1, height() - 4), Theme::of(Role::Line));
    }

private:
    TextLabel* name_;
    TextLabel* number_;
    TextLabel* sentence_;
};

FiguresCard::FiguresCard(QWidget* parent)
    : Card(0, parent),
      departures_(new Figure("figureDepartures")),
      seats_(new Figure("figureSeats")),
      revenue_(new Figure("figureRevenue")),
      refunds_(new Figure("figureRefunds"))
{
    setFixedHeight(92);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 10, 0, 10);
    row->setSpacing(0);
    departures_->divided = false;
    for (Figure* figure : {departures_, seats_})
        row->addWidget(figure, 10);
    row->addWidget(revenue_, 13);
    row->addWidget(refunds_, 10);
    column()->addLayout(row);
}

namespace {

QString departuresSentence(const DayFigures& figures)
{
    const int ahead = figures.departures - figures.gone - figures.cancelled;
    if (figures.cancelled == 0) return FiguresCard::tr("%1 gone, %2 to go").arg(figures.gone).arg(ahead);
    return FiguresCard::tr("%1 gone, %2 to go, %3 cancelled").arg(figures.gone).arg(ahead).arg(figures.cancelled);
}

QString seatsSentence(const DayFigures& figures)
{
    const int permille = figures.capacity > 0 ? static_cast<int>(qint64{1000} * figures.sold / figures.capacity) : 0;
    return FiguresCard::tr("of %1 that fly today, %2")
        .arg(formats::number(figures.capacity), formats::percent(permille));
}

/// Compared with the same weekday's departures a week ago, when there were any.
QString revenueSentence(const DayFigures& figures, const QString& weekday)
{
    if (!figures.netLastWeek || figures.netLastWeek->amountMinor() <= 0 || !figures.net ||
        figures.net->currency() != figures.netLastWeek->currency())
        return FiguresCard::tr("today's departures, less refunds");
    const qint64 before = figures.netLastWeek->amountMinor();
    const qint64 permille = (figures.net->amountMinor() - before) * 1000 / before;
    const QString percent = QString("%1.%2%").arg(std::abs(permille) / 10).arg(std::abs(permille) % 10);
    return permille >= 0 ? FiguresCard::tr("%1 more than last %2").arg(percent, weekday)
                         : FiguresCard::tr("%1 less than last %2").arg(percent, weekday);
}

QString refundsSentence(const DayFigures& figures)
{
    QString count = figures.cancellations == 1 ? FiguresCard::tr("1 cancellation")
                                               : FiguresCard::tr("%1 cancellations").arg(figures.cancellations);
    if (!figures.refundsPending) return count;
    if (*figures.refundsPending == 0) return FiguresCard::tr("%1, all refunds paid").arg(count);
    return FiguresCard::tr("%1, %2 refunds under way").arg(count).arg(*figures.refundsPending);
}

} // namespace

void FiguresCard::show(const DayFigures& figures, bool known, const QString& weekday)
{
    const QString nothing("-");
    const Money zero(0, Currency::krw());
    departures_->show(tr("Departures today"), known ? formats::number(figures.departures) : nothing,
                      known ? departuresSentence(figures) : QString());
    seats_->show(tr("Seats sold"), known ? formats::number(figures.sold) : nothing,
                 known ? seatsSentence(figures) : QString());
    revenue_->show(tr("Revenue of the day"), known ? formats::money(figures.net.value_or(zero)) : nothing,
                   known ? revenueSentence(figures, weekday) : QString());
    refunds_->show(tr("Refunded"), known ? formats::money(figures.refunded.value_or(zero)) : nothing,
                   known ? refundsSentence(figures) : QString());
}

} // namespace narae::admin
