#pragma once

#include "client-customer/papers/file_saver.hpp"
#include "common/desktop/parts/parts.hpp"

#include <QWidget>

namespace narae::desktop {
class Button;
class TextLabel;
} // namespace narae::desktop

namespace narae::customer {

/// What can be taken along of a trip: the PDF, the print, the calendar entry, the locator. None needs the server.
class TripActions : public QWidget {
    Q_OBJECT

public:
    explicit TripActions(desktop::Parts& parts, QWidget* parent = nullptr);

    /// `passes` is false for a trip that nobody can board by: then only the calendar and the locator remain.
    void show(const desktop::Reservation& reservation, bool passes);
    FileSaver& saver() { return saver_; }

    QByteArray pdf() const;
    QByteArray calendar() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void print();
    void tell(const QString& words, bool wrong = false);

    desktop::Parts& parts_;
    desktop::Reservation reservation_;
    FileSaver saver_;
    desktop::Button* pdf_;
    desktop::Button* print_;
    desktop::Button* calendar_;
    desktop::Button* copy_;
    desktop::TextLabel* told_;
};

} // namespace narae::customer
