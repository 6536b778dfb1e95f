#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>
#include <functional>

class QWidget;

namespace narae::customer {

/// Puts a paper where the traveller wants it: asks for the place without blocking, writes all of it or nothing.
/// GUI thread.
class FileSaver : public QObject {
    Q_OBJECT

public:
    /// Asks for a path; calls back with an empty one when the traveller changes their mind, or never.
    using Chooser = std::function<void(QWidget* over, const QString& suggested, std::function<void(QString)> chosen)>;

    /// `over` is the window that asks.
    explicit FileSaver(QWidget* over);

    void save(const QString& suggestedName, const QByteArray& content);
    /// For tests, in the dialog's place.
    void setChooser(Chooser chooser) { chooser_ = std::move(chooser); }

Q_SIGNALS:
    void saved(const QString& path);
    void failed(const QString& path, const QString& reason);

private:
    QWidget* over_;
    Chooser chooser_;
};

} // namespace narae::customer
