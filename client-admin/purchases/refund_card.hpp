#pragma once

#include "common/desktop/client/api_client.hpp"
#include "common/desktop/client/records.hpp"

#include <QCheckBox>
#include <QLineEdit>
#include <QWidget>

#include <vector>

namespace narae::desktop {
class Button;
class TextLabel;
} // namespace narae::desktop

namespace narae::admin {

/// Cancels for a traveller, with a reason: asks for a quote, shows exactly what goes back, and sends that quote. Staff
/// may give everything back whatever the fare rule says. GUI thread.
class RefundCard : public QWidget {
    Q_OBJECT

public:
    explicit RefundCard(desktop::ApiClient& client, QWidget* parent = nullptr);

    /// Nobody's until a reservation is shown.
    void show(const desktop::Reservation& reservation);
    void begin(); ///< opens it and asks for the quote

Q_SIGNALS:
    void refunded(const QString& sentence);
    /// What was asked for on another reservation, which the card does not show any more, was not done.
    void failed(const QString& sentence);
    void closed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildPassengers();
    void retranslate();
    void askForQuote();
    void confirm();
    void say(const QString& trouble);
    QJsonArray chosen() const;

    desktop::ApiClient& client_;
    desktop::Reservation reservation_;
    std::optional<desktop::CancellationQuote> quote_;
    std::vector<QCheckBox*> passengers_;
    QWidget* passengerList_;
    desktop::TextLabel* title_;
    QCheckBox* waive_;
    desktop::TextLabel* reasonLabel_;
    QLineEdit* reason_;
    desktop::TextLabel* sum_;
    desktop::TextLabel* trouble_;
    desktop::Button* confirm_;
    desktop::Button* close_;
    int asked_ = 0;
};

} // namespace narae::admin
