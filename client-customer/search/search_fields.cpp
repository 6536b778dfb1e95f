#include "client-customer/search/search_fields.hpp"

#include "client-customer/search/airport_popup.hpp"
#include "client-customer/search/date_popup.hpp"
#include "client-customer/search/field_button.hpp"
#include "common/desktop/look/formats.hpp"
#include "common/desktop/parts/parts.hpp"
#include "common/desktop/widgets/button.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>

namespace narae::customer {

namespace formats = desktop::formats;

namespace {

QFrame* divider()
{
    auto* line = new QFrame;
    line->setProperty("rule", "upright");
    line->setFixedSize(1, 32);
    line->setFrameShape(QFrame::NoFrame);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Mid);
    return line;
}

} // namespace

SearchFields::SearchFields(desktop::Parts& parts, QWidget* parent)
    : QFrame(parent),
      parts_(parts),
      from_(new FieldButton),
      to_(new FieldButton),
      date_(new FieldButton),
      travellers_(new FieldButton),
      swap_(new desktop::IconButton("swap")),
      fewer_(new desktop::IconButton("minus")),
      more_(new desktop::IconButton("plus")),
      options_(new desktop::Button(desktop::Button::Kind::Quiet, desktop::Button::Size::Normal)),
      airportPopup_(new AirportPopup(parts.airports, this)),
      datePopup_(new DatePopup(parts, this))
{
    setProperty("card", "true");
    setFixedHeight(62);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 0, 12, 0);
    row->setSpacing(6);
    row->addWidget(from_, 5);
    row->addWidget(swap_);
    row->addWidget(to_, 5);
    row->addWidget(divider());
    row->addWidget(date_, 6);
    row->addWidget(divider());
    row->addWidget(travellers_, 3);
    row->addWidget(fewer_);
    row->addWidget(more_);
    row->addWidget(divider());
    row->addWidget(options_);
    from_->setObjectName("fieldFrom");
    to_->setObjectName("fieldTo");
    date_->setObjectName("fieldDate");
    travellers_->setObjectName("fieldTravellers");
    // What the two buttons beside it change is read, not pressed.
    travellers_->setFocusPolicy(Qt::NoFocus);
    travellers_->setAttribute(Qt::WA_TransparentForMouseEvents);
    swap_->setObjectName("swap");
    fewer_->setObjectName("fewerTravellers");
    more_->setObjectName("moreTravellers");
    options_->setObjectName("moreOptions");
    options_->setIconAfter(true);
    connect(options_, &QPushButton::clicked, this, &SearchFields::optionsToggled);
    connect(from_, &FieldButton::clicked, this, [this] {
        choosesOrigin_ = true;
        airportPopup_->open(from_, served_, query_.destination, true, query_.origin);
    });
    connect(to_, &FieldButton::clicked, this, [this] {
        choosesOrigin_ = false;
        airportPopup_->open(to_, served_, query_.origin, false, query_.destination);
    });
    connect(airportPopup_, &AirportPopup::picked, this, [this](const QString& airport) {
        SearchQuery query = query_;
        (choosesOrigin_ ? query.origin : query.destination) = airport;
        // Nobody flies from a place to itself: the other end takes the old one.
        if (query.origin == query.destination)
            (choosesOrigin_ ? query.destination : query.origin) = choosesOrigin_ ? query_.origin : query_.destination;
        change(query);
        (choosesOrigin_ ? from_ : to_)->setFocus(Qt::OtherFocusReason);
    });
    connect(date_, &FieldButton::clicked, this,
            [this] { datePopup_->open(date_, query_.origin, query_.destination, today_, query_.date); });
    connect(datePopup_, &DatePopup::picked, this, [this](const QDate& day) {
        SearchQuery query = query_;
        query.date = day;
        change(query);
        date_->setFocus(Qt::OtherFocusReason);
    });
    connect(swap_, &QPushButton::clicked, this, [this] {
        SearchQuery query = query_;
        std::swap(query.origin, query.destination);
        change(query);
    });
    const auto add = [this](int difference) {
        SearchQuery query = query_;
        query.travellers = std::clamp(query.travellers + difference, 1, kTravellersMost);
        change(query);
    };
    connect(fewer_, &QPushButton::clicked, this, [add] { add(-1); });
    connect(more_, &QPushButton::clicked, this, [add] { add(1); });
    connect(&parts_.airports, &desktop::AirportBook::changed, this, &SearchFields::retranslate);
    retranslate();
}

void SearchFields::show(const SearchQuery& query, const QDate& today)
{
    query_ = query;
    today_ = today;
    retranslate();
}

void SearchFields::setOptionsOpen(bool open)
{
    optionsOpen_ = open;
    retranslate();
}

void SearchFields::change(const SearchQuery& query)
{
    if (query == query_) return;
    query_ = query;
    retranslate();
    Q_EMIT edited(query);
}

QString SearchFields::besideDate() const
{
    const auto days = today_.daysTo(query_.date);
    return days == 0 ? tr("today") : days == 1 ? tr("tomorrow") : days == 2 ? tr("in two days") : QString();
}

void SearchFields::retranslate()
{
    const bool korean = desktop::Language::current().korean();
    const auto place = [&](const QString& code) {
        return code.isEmpty() ? tr("Choose") : parts_.airports.shortName(code, korean);
    };
    from_->show(tr("From"), place(query_.origin), query_.origin);
    to_->show(tr("To"), place(query_.destination), query_.destination);
    date_->show(tr("Departure"), query_.date.isValid() ? formats::date(query_.date) : tr("Choose"),
                query_.date.isValid() ? besideDate() : QString());
    travellers_->show(tr("Travellers"),
                      query_.travellers == 1 ? tr("1 adult") : tr("%1 adults").arg(query_.travellers));
    swap_->setName(tr("Swap origin and destination"));
    fewer_->setName(tr("One traveller fewer"));
    more_->setName(tr("One traveller more"));
    options_->setText(optionsOpen_ ? tr("Fewer options") : tr("More options"));
    options_->setIconName(optionsOpen_ ? "chevron-up" : "chevron-down");
    fewer_->setEnabled(query_.travellers > 1);
    more_->setEnabled(query_.travellers < kTravellersMost);
}

void SearchFields::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) retranslate();
    QFrame::changeEvent(event);
}

} // namespace narae::customer
