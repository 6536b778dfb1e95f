#pragma once

#include "common/desktop/parts/parts.hpp"
#include "common/desktop/widgets/card.hpp"

class QCheckBox;

namespace narae::desktop {
class Button;
class Segmented;
class TextLabel;
} // namespace narae::desktop

namespace narae::customer {

/// How the app is on this computer: language, palette, motion, whether the log-in outlasts the app, and the payment
/// method that booking remembered. Works without the server and without a log-in.
class DeviceCard : public desktop::Card {
    Q_OBJECT

public:
    explicit DeviceCard(desktop::Parts& parts, QWidget* parent = nullptr);
    void show();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    desktop::Parts& parts_;
    desktop::TextLabel* head_;
    desktop::TextLabel* languageLabel_;
    desktop::Segmented* language_;
    desktop::TextLabel* paletteLabel_;
    desktop::Segmented* palette_;
    QCheckBox* motion_;
    desktop::TextLabel* kept_;
    desktop::TextLabel* payLabel_;
    desktop::TextLabel* pay_;
    desktop::Button* removePay_;
};

} // namespace narae::customer
