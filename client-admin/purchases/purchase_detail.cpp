#include "client-admin/purchases/purchase_detail.hpp"

#include "client-admin/purchases/refund_card.hpp"
#include "client-admin/purchases/timeline_view.hpp"
#include "common/desktop/look/formats.hpp"
#include "common/desktop/look/language.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/card.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QJsonArray>
#include <QKeyEvent>
#include <QScrollArea>
#include <QVBoxLayout>

namespace narae::admin {

namespace formats = desktop::formats;
using desktop::Button;
using desktop::TextLabel;
using desktop::Type;

namespace {

constexpr auto kMuted = TextLabel::InkOf::Muted;

} // namespace

PurchaseDetail::PurchaseDetail(desktop::ApiClient& client, desktop::AirportBook& airports, QWidget* parent)
    : QWidget(parent),
      airports_(airports),
      purchaseFeed_(client),
      reservationFeed_(client),
      timelineFeed_(client),
      locator_(new TextLabel(Type::Number)),
      state_(new desktop::Chip),
      close_(new desktop::IconButton("cross", 28)),
      who_(new TextLabel(Type::Body, kMuted)),
      flight_(new TextLabel(Type::Body, kMuted)),
      paidLabel_(new TextLabel(Type::Caption, kMuted)),
      paid_(new TextLabel(Type::Title)),
      refundedLabel_(new TextLabel(Type::Caption, kMuted)),
      refunded_(new TextLabel(Type::Title)),
      netLabel_(new TextLabel(Type::Caption, kMuted)),
      net_(new TextLabel(Type::Title)),
      head_(new TextLabel(Type::Lead)),
      trace_(new TextLabel(Type::Caption, kMuted)),
      trouble_(new TextLabel(Type::Caption, TextLabel::InkOf::Danger)),
      timeline_(new TimelineView),
      refund_(new RefundCard(client)),
      copyTrace_(new Button(Button::Kind::Secondary, Button::Size::Bar)),
      openFlight_(new Button(Button::Kind::Secondary, Button::Size::Bar)),
      refundButton_(new Button(Button::Kind::Danger, Button::Size::Bar))
{
    setObjectName("purchaseDetail");
    setProperty("bar", "panel");
    setAttribute(Qt::WA_StyledBackground);
    setFixedWidth(kWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(8);
    column->addWidget(buildHead());
    column->addWidget(buildFigures());
    auto* line = new QHBoxLayout;
    line->addWidget(head_);
    line->addStretch();
    line->addWidget(trace_);
    column->addSpacing(4);
    column->addLayout(line);
    auto* scroll = new QScrollArea;
    scroll->setWidget(timeline_);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    timeline_->setAutoFillBackground(false);
    column->addWidget(scroll, 1);
    column->addWidget(trouble_->wrapped());
    trouble_->hide();
    column->addWidget(refund_);
    column->addWidget(new desktop::Rule);
    column->addWidget(buildFoot());

    connect(&purchaseFeed_, &desktop::LiveResource::changed, this, [this](const desktop::Answer& answer) {
        for (const desktop::Purchase& each : desktop::pageFromJson<desktop::Purchase>(answer.object()).items)
            if (each.reservationId == purchase_.reservationId) purchase_ = each;
        retranslate();
    });
    connect(&reservationFeed_, &desktop::LiveResource::changed, this, [this](const desktop::Answer& answer) {
        showReservation(desktop::Reservation::fromJson(answer.object()));
    });
    connect(&timelineFeed_, &desktop::LiveResource::changed, this, [this](const desktop::Answer& answer) {
        events_ = answer.object()["items"].toArray();
        trouble_->hide();
        retranslate();
    });
    connect(&timelineFeed_, &desktop::LiveResource::failed, this, [this](const desktop::Problem& problem) {
        trouble_->setText(problem.sentence);
        trouble_->show();
    });
    connect(&airports_, &desktop::AirportBook::changed, this, &PurchaseDetail::retranslate);
    connect(refund_, &RefundCard::refunded, this, [this](const QString& sentence) {
        refresh();
        Q_EMIT said(sentence);
        Q_EMIT changed();
    });
    connect(refund_, &RefundCard::failed, this, &PurchaseDetail::said);
    connect(refund_, &RefundCard::closed, refundButton_, [this] { refundButton_->setFocus(Qt::TabFocusReason); });
    connect(close_, &QPushButton::clicked, this, &PurchaseDetail::closed);
    connect(copyTrace_, &Button::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(traceId_);
        Q_EMIT said(tr("The trace id is on the clipboard."));
    });
    connect(openFlight_, &Button::clicked, this, [this] { Q_EMIT flightWanted(purchase_.flightId); });
    connect(refundButton_, &Button::clicked, this, &PurchaseDetail::beginRefund);
    retranslate();
}

QWidget* PurchaseDetail::buildHead()
{
    auto* head = new QWidget;
    auto* column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    auto* line = new QHBoxLayout;
    line->setSpacing(12);
    locator_->setFont(desktop::Theme::locatorFont(28));
    locator_->setObjectName("detailLocator");
    locator_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    state_->setObjectName("detailState");
    close_->setObjectName("closeDetail");
    line->addWidget(locator_);
    line->addWidget(state_);
    line->addStretch();
    line->addWidget(close_);
    column->addLayout(line);
    column->addWidget(who_->wrapped());
    column->addWidget(flight_->wrapped());
    return head;
}

QWidget* PurchaseDetail::buildFigures()
{
    auto* card = new desktop::Card(12);
    auto* line = new QHBoxLayout;
    line->setSpacing(16);
    const std::pair<TextLabel*, TextLabel*> figures[]{
        {paidLabel_, paid_}, {refundedLabel_, refunded_}, {netLabel_, net_}};
    for (const auto& [label, value] : figures) {
        auto* column = new QVBoxLayout;
        column->setSpacing(0);
        column->addWidget(label);
        column->addWidget(value);
        line->addLayout(column, 1);
    }
    refunded_->setObjectName("detailRefunded");
    card->column()->addLayout(line);
    return card;
}

QWidget* PurchaseDetail::buildFoot()
{
    auto* foot = new QWidget;
    auto* line = new QHBoxLayout(foot);
    line->setContentsMargins(0, 4, 0, 0);
    copyTrace_->setIconName("copy");
    copyTrace_->setObjectName("copyTrace");
    openFlight_->setObjectName("openFlight");
    refundButton_->setObjectName("refund");
    line->addWidget(copyTrace_->setBrief({}));
    line->addWidget(openFlight_->givingWay());
    line->addStretch();
    line->addWidget(refundButton_->givingWay());
    return foot;
}

void PurchaseDetail::open(const desktop::Purchase& purchase)
{
    purchase_ = purchase;
    reservation_ = {};
    events_ = {};
    refund_->hide();
    const QString id = QString::number(purchase.reservationId);
    for (desktop::LiveResource* feed : {&purchaseFeed_, &reservationFeed_, &timelineFeed_})
        feed->follow({desktop::LiveTopic::Purchases, purchase.flightId, {}, {}}, std::chrono::seconds(1));
    purchaseFeed_.watch(desktop::Call::get("/v1/history", {{"locator", purchase.locator}}).remember());
    reservationFeed_.watch(desktop::Call::get("/v1/reservations/" + id).remember());
    timelineFeed_.watch(desktop::Call::get("/v1/purchases/" + id + "/timeline").remember());
    retranslate();
}

void PurchaseDetail::refresh()
{
    for (desktop::LiveResource* feed : {&purchaseFeed_, &reservationFeed_, &timelineFeed_})
        feed->refresh();
}

void PurchaseDetail::setActive(bool active)
{
    for (desktop::LiveResource* feed : {&purchaseFeed_, &reservationFeed_, &timelineFeed_})
        feed->setActive(active);
}

void PurchaseDetail::showReservation(const desktop::Reservation& reservation)
{
    reservation_ = reservation;
    refund_->show(reservation);
    retranslate();
}

void PurchaseDetail::showTimeline()
{
    std::vector<Happening> happenings;
    for (const QJsonValue& event : events_)
        happenings.push_back(happeningFrom(event.toObject()));
    traceId_ = happenings.empty() ? QString() : happenings.front().traceId;
    timeline_->show(std::move(happenings));
}

void PurchaseDetail::beginRefund()
{
    if (refundButton_->isEnabled()) refund_->begin();
}

void PurchaseDetail::retranslate()
{
    const bool korean = desktop::Language::current().korean();
    locator_->setText(purchase_.locator);
    state_->show(stateText(purchase_), stateLook(purchase_));
    close_->setName(tr("Close"));
    QStringList who;
    for (const desktop::Passenger& passenger : reservation_.passengers)
        who << passenger.name;
    const QString contact =
        reservation_.email.isEmpty() ? reservation_.phone : reservation_.phone + ", " + reservation_.email;
    who_->setText(who.isEmpty() ? QString() : tr("%1 · %2").arg(who.join(", "), contact));
    const QDateTime departs = purchase_.departsAt.toTimeZone(airports_.zone(purchase_.origin));
    flight_->setText(tr("%1 %2 to %3 · %4 %5 · seat %6")
                         .arg(formats::flightNumber(purchase_.flightNumber),
                              airports_.shortName(purchase_.origin, korean),
                              airports_.shortName(purchase_.destination, korean), formats::date(departs.date()),
                              departs.toString("HH:mm"), purchase_.seats.isEmpty() ? "-" : purchase_.seats.join(", ")));
    paidLabel_->setText(tr("Paid"));
    refundedLabel_->setText(tr("Refunded"));
    netLabel_->setText(tr("Net"));
    paid_->setText(formats::money(purchase_.paid));
    refunded_->setText(formats::money(purchase_.refunded));
    refunded_->setInk(purchase_.refunded.isZero() ? TextLabel::InkOf::Ink : TextLabel::InkOf::Success);
    const auto net = purchase_.paid.minus(purchase_.refunded);
    net_->setText(net ? formats::money(*net) : QString());
    head_->setText(tr("What happened"));
    showTimeline();
    trace_->setText(traceId_.isEmpty() ? QString() : tr("trace %1").arg(traceId_.left(12)));
    copyTrace_->setText(tr("Copy trace id"));
    copyTrace_->setEnabled(!traceId_.isEmpty());
    openFlight_->setText(tr("Open %1").arg(formats::flightNumber(purchase_.flightNumber)));
    const bool refundable = reservation_.state == "confirmed" && reservation_.travelling() > 0;
    refundButton_->setText(refundable ? tr("Cancel and refund") : tr("Nothing left to refund"));
    refundButton_->setEnabled(refundable);
}

void PurchaseDetail::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    // In the smallest window an icon leaves their words to the other two.
    copyTrace_->setMaximumWidth(width() < kWidth ? copyTrace_->minimumSizeHint().width() : QWIDGETSIZE_MAX);
}

void PurchaseDetail::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

} // namespace narae::admin
