#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QTest>
#include <algorithm>
#include <memory>

#include "tests/desktop/desktop_main.hpp"
#include "tests/desktop/screens.hpp"
#include "tests/desktop/watchdog.hpp"

using namespace narae;
using namespace narae::testing;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::microseconds kFrozenMost = 50ms;
constexpr int kTimesMost = 3;

/// A screen that asks seldom asks every ten seconds, and gives an answer up after some more.
constexpr std::chrono::milliseconds kToldWithin = 25s;
/// As long as it takes to ask again.
constexpr std::chrono::milliseconds kNotTold = 4s;

struct Kind {
    const char* name;
    Weather weather;
    bool isTold; ///< the screen says that something is wrong, or that the server is away
};

/// Answers that are slow are no trouble to tell of. Values of a wrong type are read as empty ones.
const std::vector<Kind>& kinds()
{
    static const std::vector<Kind> all{{"slow", Weather::Slow, false},
                                       {"away", Weather::Away, true},
                                       {"silent", Weather::Silent, true},
                                       {"cut", Weather::Cut, true},
                                       {"html", Weather::Html, true},
                                       {"truncated", Weather::Truncated, true},
                                       {"wrong types", Weather::WrongTypes, false},
                                       {"huge", Weather::Huge, true},
                                       {"bare failure", Weather::BareFailure, true},
                                       {"endless", Weather::Endless, true}};
    return all;
}

/// What is typed in all fields that can be seen.
QStringList typed(const Stage& stage)
{
    QStringList texts;
    for (const QLineEdit* field : stage.window().findChildren<QLineEdit*>())
        if (field->isVisible()) texts << field->objectName() + "=" + field->text();
    return texts;
}

bool saysTrouble(const Stage& stage)
{
    for (const QWidget* widget : stage.window().findChildren<QWidget*>()) {
        if (!widget->isVisible()) continue;
        if (widget->inherits("narae::desktop::OfflineBanner")) return true;
        const auto* label = qobject_cast<const QLabel*>(widget);
        const QString ink = widget->property("ink").toString();
        if (label != nullptr && !label->text().isEmpty() && (ink == "danger" || ink == "warning")) return true;
        if (label != nullptr && label->objectName() == "stateTitle") return true;
    }
    return false;
}

} // namespace

/// The main screens of both apps in every weather: the window never freezes, says what is the matter, keeps what was
/// typed, and comes to itself when the weather ends.
///
/// A freeze is told from a busy machine by what it is made of: the watchdog counts only what the window's thread worked
/// or slept itself. One window at a time, as a person has it: several on one thread paint at the same news, and that
/// adds up. Each row has a control in fair weather first; what that shows is the screen's own work.
class TestBadWeather : public QObject {
    Q_OBJECT

    DemoServer server_;
    QStringList wrong_;

    /// What another program on these processors takes from the window's thread (their caches, the other half of a core)
    /// only ever adds to what that works: the least of a few times is nearest to the window's own.
    void live(Stage& stage, const Kind& kind, std::chrono::microseconds frozenInFairWeather)
    {
        const auto bound = std::max(kFrozenMost, frozenInFairWeather);
        Watchdog::Away least = liveOnce(stage, kind);
        for (int more = 1; more < kTimesMost && least.frozen() > bound; ++more)
            if (const Watchdog::Away away = liveOnce(stage, kind); away.frozen() < least.frozen()) least = away;
        if (least.frozen() > bound) wrong_ << QString("%1: %2").arg(kind.name, least.words());
    }

    Watchdog::Away liveOnce(Stage& stage, const Kind& kind)
    {
        const auto wrong = [&](const QString& what) { wrong_ << QString("%1: %2").arg(kind.name, what); };
        const QStringList typedBefore = typed(stage);
        bool told = false;
        Watchdog dog;
        stage.network().set(kind.weather);
        lookAnew(stage);
        loopUntil([&] { return told = told || saysTrouble(stage); }, kind.isTold ? kToldWithin : kNotTold);
        const Watchdog::Away away = dog.stop();
        if (kind.isTold && !told) wrong("says nothing");
        if (typed(stage) != typedBefore) wrong("lost what was typed");
        stage.network().set(Weather::Fair);
        if (!loopUntil([&] { return well(stage); }, 20s)) wrong("does not come to itself");
        return away;
    }

    static void lookAnew(Stage& stage)
    {
        stage.window().activateWindow();
        QApplication::setActiveWindow(&stage.window());
        QTest::keyClick(&stage.window(), Qt::Key_F5);
    }

    static bool well(Stage& stage) { return stage.parts().client.connectivity().online() && !saysTrouble(stage); }

private slots:
    void initTestCase() { QVERIFY(server_.start()); }

    void isWeathered_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"c1-search", "c2-results", "c3-seatmap", "c5-trip", "c6-history", "a1-today",
                                 "a2-flights-panel", "a5-purchases", "a7-operations"})
            QTest::newRow(name) << name;
    }
    void isWeathered()
    {
        QFETCH(QString, name);
        wrong_.clear();
        const Screen& screen = *screenNamed(name);
        Stage stage(server_, screen.app);
        QVERIFY2(stage.enter(screen.loggedIn) && screen.reach(stage), qPrintable("\n" + stage.words().join('\n')));
        Watchdog control;
        loopFor(kNotTold);
        const Watchdog::Away fair = control.stop();
        qInfo("in fair weather: %s", qPrintable(fair.words()));
        for (const Kind& kind : kinds())
            live(stage, kind, fair.frozen());
        QVERIFY2(wrong_.isEmpty(), qPrintable("\n" + wrong_.join('\n')));
    }
};

NARAE_DESKTOP_MAIN(TestBadWeather)
#include "tst_bad_weather.moc"
