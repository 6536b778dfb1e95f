#include "client-customer/search/airport_popup.hpp"

#include "common/desktop/client/airport_book.hpp"
#include "common/desktop/look/language.hpp"
#include "common/desktop/look/theme.hpp"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace narae::customer {

namespace {

/// By likelihood: reached from the other end, flown to at all, the rest.
enum class Rank { Reached, Served, Known };

} // namespace

AirportPopup::AirportPopup(const desktop::AirportBook& airports, QWidget* parent)
    : QFrame(parent, Qt::Popup), airports_(airports), filter_(new QLineEdit), list_(new QListWidget)
{
    setProperty("card", "true");
    setFixedSize(360, 420);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    column->addWidget(filter_);
    column->addWidget(list_);
    filter_->setObjectName("airportFilter");
    list_->setObjectName("airportList");
    list_->setUniformItemSizes(true);
    list_->setFocusPolicy(Qt::NoFocus);
    filter_->installEventFilter(this);
    connect(filter_, &QLineEdit::textChanged, this, &AirportPopup::narrow);
    connect(list_, &QListWidget::itemClicked, this, &AirportPopup::pick);
}

void AirportPopup::open(QWidget* below, const ServedRoutes& served, const QString& other, bool origin,
                        const QString& chosen)
{
    reached_.clear();
    served_.clear();
    for (const auto& [from, to] : served) {
        served_ << (origin ? from : to);
        if ((origin ? to : from) == other) reached_ << (origin ? from : to);
    }
    chosen_ = chosen;
    filter_->setPlaceholderText(tr("City, airport or code"));
    filter_->setAccessibleName(origin ? tr("From") : tr("To"));
    filter_->clear();
    narrow();
    move(below->mapToGlobal(QPoint(-12, below->height() + 6)));
    show();
    filter_->setFocus(Qt::PopupFocusReason);
}

void AirportPopup::narrow()
{
    const bool korean = desktop::Language::current().korean();
    const QString wanted = filter_->text().trimmed();
    std::vector<std::tuple<Rank, QString, QString>> rows;
    for (const desktop::Airport& airport : airports_.all()) {
        const QStringList names{airport.code, airport.koreanCity, airport.englishCity, airport.koreanName,
                                airport.englishName};
        const bool fits = std::any_of(names.begin(), names.end(), [&wanted](const QString& name) {
            return name.contains(wanted, Qt::CaseInsensitive);
        });
        if (!fits) continue;
        const Rank rank = reached_.contains(airport.code)  ? Rank::Reached
                          : served_.contains(airport.code) ? Rank::Served
                                                           : Rank::Known;
        // What is not flown to is found by its name only.
        if (rank == Rank::Known && wanted.isEmpty() && !served_.isEmpty()) continue;
        rows.emplace_back(rank, airports_.shortName(airport.code, korean), airport.code);
    }
    std::sort(rows.begin(), rows.end());
    list_->clear();
    for (const auto& [rank, name, code] : rows) {
        const QString words = rank == Rank::Known && !served_.isEmpty() ? tr("%1  %2 · not flown to").arg(name, code)
                                                                        : QString("%1  %2").arg(name, code);
        auto* item = new QListWidgetItem(words, list_);
        item->setData(Qt::UserRole, code);
        item->setSizeHint({0, 40});
        if (code == chosen_) list_->setCurrentItem(item);
    }
    if (list_->currentRow() < 0 || !wanted.isEmpty()) list_->setCurrentRow(0);
}

void AirportPopup::pick()
{
    const QListWidgetItem* item = list_->currentItem();
    if (item == nullptr) return;
    const QString code = item->data(Qt::UserRole).toString();
    hide();
    Q_EMIT picked(code);
}

bool AirportPopup::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            pick();
            return true;
        }
        const int step = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
        if (step != 0) {
            list_->setCurrentRow(std::clamp(list_->currentRow() + step, 0, std::max(0, list_->count() - 1)));
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace narae::customer
