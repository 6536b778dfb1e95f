#pragma once

#include "common/desktop/client/records.hpp"
#include "common/desktop/widgets/card.hpp"

#include <optional>
#include <vector>

class QHBoxLayout;

namespace narae::desktop {
class Button;
class TextLabel;
} // namespace narae::desktop

namespace narae::customer {

/// What cancelling brings, to the last won, before anybody presses: the amount first, how it comes about, until when it
/// holds, and the button with the same amount. In a party each passenger can be taken in or out.
class CancelCard : public desktop::Card {
    Q_OBJECT

public:
    explicit CancelCard(QWidget* parent = nullptr);

    /// Whose trip it is. The choice of passengers stays while the party stays the same.
    void showParty(const desktop::Reservation& reservation, const QTimeZone& zone);
    void showAsking();
    void showOffer(const desktop::CancellationQuote& offer);
    /// Why there is no offer.
    void showRefused(const QString& sentence);
    void setOnline(bool online);

    std::vector<int> chosen() const;
    /// "Cancel and refund ₩118,000", as the button says it.
    QString verb() const;
    /// The names of those who would not fly, for the question that follows.
    QString names() const;

Q_SIGNALS:
    void choiceChanged();
    void cancelWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void say();
    bool held() const { return reservation_.state == "held"; }

    desktop::Reservation reservation_;
    QByteArray zone_;
    std::optional<desktop::CancellationQuote> offer_;
    QString refused_;
    bool online_ = true;
    desktop::TextLabel* head_;
    desktop::TextLabel* how_;
    desktop::TextLabel* who_;
    desktop::Button* cancel_;
    QWidget* party_;
    QHBoxLayout* partyRow_;
    std::vector<std::pair<int, desktop::Button*>> picks_;
};

} // namespace narae::customer
