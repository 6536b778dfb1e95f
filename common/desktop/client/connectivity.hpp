#pragma once

#include <QDateTime>
#include <QObject>
#include <QTimer>

namespace narae::desktop {

/// Whether the server is there, as the calls find out. While it is not, it is looked for again after 1, 2, 4 ... 30
/// seconds. GUI thread.
class Connectivity : public QObject {
    Q_OBJECT

public:
    explicit Connectivity(QObject* parent = nullptr);

    bool online() const { return !offlineSince_.isValid(); }
    QDateTime offlineSince() const { return offlineSince_; } ///< UTC; not valid while online
    int secondsToNextTry() const;

    void answered();    ///< a call came through
    void unreachable(); ///< a call did not
    void tryNow();

Q_SIGNALS:
    void changed();  ///< online() is another
    void tryAgain(); ///< somebody should ask the server now
    void counted();  ///< once a second while offline: secondsToNextTry() is another

private:
    void schedule();

    QDateTime offlineSince_;
    QTimer next_;
    QTimer second_;
    int pauseSeconds_ = 1;
};

} // namespace narae::desktop
