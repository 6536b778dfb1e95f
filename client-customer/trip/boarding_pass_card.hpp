#pragma once

#include "client-customer/papers/pass_facts.hpp"
#include "client-customer/papers/qr_code.hpp"
#include "common/desktop/widgets/chip.hpp"

#include <QWidget>

namespace narae::customer {

/// A boarding pass one wants to keep: the destination's picture, the route in large letters, the facts; on the stub,
/// behind the perforation, the code and the locator. It is read out as one sentence after the other.
class BoardingPassCard : public QWidget {
    Q_OBJECT

public:
    explicit BoardingPassCard(QWidget* parent = nullptr);

    /// A pass that is good: its code, and a chip that counts down.
    void showPass(const PassFacts& facts, const QString& chip, desktop::ChipLook look);
    /// One that is not, or not yet: grey, and why in the code's place.
    void showWithout(const PassFacts& facts, const QString& why, const QString& chip, desktop::ChipLook look,
                     bool quiet);
    /// The chip alone, as the clock goes on.
    void setChip(const QString& chip);

    QSize sizeHint() const override { return {1088, 436}; }
    QSize minimumSizeHint() const override { return {880, 436}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void show(const PassFacts& facts);
    void paintPicture(QPainter& painter) const;
    void paintRoute(QPainter& painter) const;
    void paintFacts(QPainter& painter) const;
    void paintStub(QPainter& painter) const;
    qreal split() const;

    PassFacts facts_;
    QrCode code_;
    QString why_;
    QString chip_;
    desktop::ChipLook look_;
    bool quiet_ = false;
};

} // namespace narae::customer
