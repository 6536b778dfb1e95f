#include "client-customer/trip/cancel_card.hpp"

#include "common/desktop/look/formats.hpp"
#include "common/desktop/look/icon.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QTimeZone>
#include <algorithm>

namespace narae::customer {

namespace formats = desktop::formats;
using desktop::Button;
using desktop::TextLabel;
using desktop::Type;

namespace {

/// The icon at the card's left, in the palette of the moment.
class InfoSign : public QWidget {
public:
    InfoSign() { setFixedSize(24, 24); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        desktop::icon::draw(painter, QRectF(2, 2, 20, 20), "info", desktop::Theme::of(desktop::Role::Muted));
    }
};

} // namespace

CancelCard::CancelCard(QWidget* parent)
    : Card(20, parent),
      head_(new TextLabel(Type::Lead)),
      how_(new TextLabel(Type::Body, TextLabel::InkOf::Muted)),
      who_(new TextLabel(Type::Caption, TextLabel::InkOf::Muted)),
      cancel_(new Button(Button::Kind::Danger, Button::Size::Normal)),
      party_(new QWidget),
      partyRow_(new QHBoxLayout(party_))
{
    setObjectName("cancelCard");
    head_->setObjectName("cancelHead");
    how_->setObjectName("cancelHow");
    cancel_->setObjectName("cancelTrip");
    auto* row = new QHBoxLayout;
    row->setSpacing(20);
    row->addWidget(new InfoSign, 0, Qt::AlignVCenter);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(head_->wrapped());
    words->addWidget(how_->wrapped());
    row->addLayout(words, 1);
    row->addWidget(cancel_, 0, Qt::AlignVCenter);
    partyRow_->setContentsMargins(44, 4, 0, 0);
    partyRow_->setSpacing(8);
    partyRow_->addWidget(who_);
    partyRow_->addStretch();
    column()->addLayout(row);
    column()->addWidget(party_);
    connect(cancel_, &Button::clicked, this, &CancelCard::cancelWanted);
    retranslate();
}

void CancelCard::showParty(const desktop::Reservation& reservation, const QTimeZone& zone)
{
    std::vector<std::pair<int, QString>> travelling;
    for (const desktop::Passenger& passenger : reservation.passengers)
        if (!passenger.cancelled) travelling.emplace_back(passenger.number, passenger.name);
    const bool same = reservation.reservationId == reservation_.reservationId &&
                      std::equal(travelling.begin(), travelling.end(), picks_.begin(), picks_.end(),
                                 [](const auto& one, const auto& pick) { return one.first == pick.first; });
    reservation_ = reservation;
    zone_ = zone.id();
    if (!same) {
        for (const auto& [number, pick] : picks_)
            pick->deleteLater();
        picks_.clear();
        for (const auto& [number, name] : travelling) {
            auto* pick = new Button(name, Button::Kind::Filter, Button::Size::Bar);
            pick->setObjectName(QString("cancelPassenger%1").arg(number));
            pick->setChecked(true);
            partyRow_->insertWidget(partyRow_->count() - 1, pick);
            connect(pick, &Button::toggled, this, [this] {
                offer_.reset();
                Q_EMIT choiceChanged();
            });
            picks_.emplace_back(number, pick);
        }
        offer_.reset();
        refused_.clear();
    }
    party_->setVisible(picks_.size() > 1);
    retranslate();
}

void CancelCard::showAsking()
{
    offer_.reset();
    refused_.clear();
    say();
}

void CancelCard::showOffer(const desktop::CancellationQuote& offer)
{
    offer_ = offer;
    refused_.clear();
    say();
}

void CancelCard::showRefused(const QString& sentence)
{
    offer_.reset();
    refused_ = sentence;
    say();
}

void CancelCard::setOnline(bool online)
{
    online_ = online;
    say();
}

std::vector<int> CancelCard::chosen() const
{
    std::vector<int> numbers;
    for (const auto& [number, pick] : picks_)
        if (pick->isChecked()) numbers.push_back(number);
    return numbers;
}

QString CancelCard::names() const
{
    QStringList names;
    for (const auto& [number, pick] : picks_)
        if (pick->isChecked()) names << pick->text();
    return names.join(", ");
}

QString CancelCard::verb() const
{
    if (!offer_) return {};
    if (held()) return tr("Give the seats back");
    if (offer_->refund.isZero()) return tr("Cancel without a refund");
    return tr("Cancel and refund %1").arg(formats::money(offer_->refund));
}

void CancelCard::say()
{
    cancel_->setEnabled(online_ && offer_.has_value());
    for (const auto& [number, pick] : picks_)
        pick->setEnabled(online_);
    const auto count = chosen().size();
    if (!online_) {
        head_->setText(tr("Cancelling waits until you are back online"));
        how_->setText(tr("Your booking is safe."));
        cancel_->setText(tr("Offline"));
    } else if (count == 0) {
        head_->setText(tr("Nobody is chosen"));
        how_->setText(tr("Choose below who does not fly."));
        cancel_->setText(tr("Choose a passenger"));
    } else if (!refused_.isEmpty()) {
        head_->setText(tr("This trip cannot be cancelled here"));
        how_->setText(refused_);
        cancel_->setText(tr("Not possible"));
    } else if (!offer_) {
        head_->setText(tr("Working out what comes back"));
        how_->setText(tr("One moment, please."));
        cancel_->setText(tr("Working it out"));
    } else {
        const QTimeZone zone(zone_);
        const QString until = formats::time(offer_->expiresAt, zone);
        if (held()) {
            head_->setText(tr("Nothing has been charged"));
            how_->setText(tr("The seats go back and the hold ends at once."));
        } else {
            const auto paid = offer_->refund.plus(offer_->fee);
            const QString sum = paid ? formats::money(*paid) : QString();
            head_->setText(offer_->refund.isZero()
                               ? tr("Cancelling now brings nothing back")
                               : tr("Cancel now and %1 comes back").arg(formats::money(offer_->refund)));
            how_->setText(count == 1
                              ? tr("Paid %1, cancellation fee %2 (1 person). Back to the payment method that paid. "
                                   "This amount holds until %3.")
                                    .arg(sum, formats::money(offer_->fee), until)
                              : tr("Paid %1, cancellation fee %2 (%4 people). Back to the payment method that paid. "
                                   "This amount holds until %3.")
                                    .arg(sum, formats::money(offer_->fee), until)
                                    .arg(count));
        }
        cancel_->setText(verb());
    }
    cancel_->updateGeometry();
}

void CancelCard::retranslate()
{
    who_->setText(tr("Who does not fly?"));
    say();
}

void CancelCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) retranslate();
    Card::changeEvent(event);
}

} // namespace narae::customer
