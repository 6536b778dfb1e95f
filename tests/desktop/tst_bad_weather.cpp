#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

#include "tests/desktop/desktop_main.hpp"
#include "tests/desktop/screens.hpp"
#include "tests/desktop/watchdog.hpp"

using namespace narae;
using namespace narae::testing;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::microseconds kFrozenMost = 50ms;

struct Kind {
    const char* name;
    Weather weather;
    bool isTold; ///< the screen says that something is wrong, or that the server is away
    std::chrono::milliseconds lasts;
};

/// Answers that are slow are no trouble to tell of. Values of a wrong type are read as empty ones.
const std::vector<Kind>& kinds()
{
    // As long as it takes to ask again, and, where an answer is waited for, to give it up.
    static const std::vector<Kind> all{{"slow", Weather::Slow, false, 4s},
                                       {"away", Weather::Away, true, 8s},
                                       {"silent", Weather::Silent, true, 14s},
                                       {"cut", Weather::Cut, true, 14s},
                                       {"html", Weather::Html, true, 4s},
                                       {"truncated", Weather::Truncated, true, 4s},
                                       {"wrong types", Weather::WrongTypes, false, 4s},
                                       {"huge", Weather::Huge, true, 4s},
                                       {"bare failure", Weather::BareFailure, true, 4s},
                                       {"endless", Weather::Endless, true, 14s}};
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
/// or slept itself. Each screen has a control in fair weather first; what that shows is the screen's own work.
class TestBadWeather : public QObject {
    Q_OBJECT

    DemoServer server_;

private slots:
    void initTestCase() { QVERIFY(server_.start()); }

    void isWeathered_data()
    {
        // Each weather on some screens, and on each screen some: all on all takes a quarter of an hour.
        QTest::addColumn<QStringList>("weathers");
        QTest::newRow("c1-search") << QStringList{"away", "html"};
        QTest::newRow("c2-results") << QStringList{"slow", "truncated"};
        QTest::newRow("c3-seatmap") << QStringList{"cut", "bare failure"};
        QTest::newRow("c5-trip") << QStringList{"silent"};
        QTest::newRow("c6-history") << QStringList{"huge", "wrong types"};
        QTest::newRow("a1-today") << QStringList{"html", "cut"};
        QTest::newRow("a2-flights-panel") << QStringList{"slow", "away", "bare failure"};
        QTest::newRow("a5-purchases") << QStringList{"truncated", "huge"};
        QTest::newRow("a7-operations") << QStringList{"endless", "wrong types"};
    }
    void isWeathered()
    {
        QFETCH(QStringList, weathers);
        const QString name = QTest::currentDataTag();
        const Screen& screen = *screenNamed(name);
        Stage stage(server_, screen.app);
        QVERIFY(stage.enter(screen.loggedIn) && screen.reach(stage));
        QStringList wrong;
        Watchdog control;
        loopFor(2s);
        const Watchdog::Away fair = control.stop();
        qInfo("%s in fair weather: %s", qPrintable(name), qPrintable(fair.words()));
        for (const Kind& kind : kinds()) {
            if (!weathers.contains(kind.name)) continue;
            const QStringList before = typed(stage);
            stage.network().set(kind.weather);
            Watchdog dog;
            stage.key(Qt::Key_F5);
            const bool told = loopUntil([&] { return saysTrouble(stage); }, kind.lasts);
            const Watchdog::Away away = dog.stop();
            if (away.frozen() > std::max(kFrozenMost, fair.frozen()))
                wrong << QString("%1: %2").arg(kind.name, away.words());
            if (kind.isTold && !told) wrong << QString("%1: says nothing").arg(kind.name);
            if (typed(stage) != before) wrong << QString("%1: lost what was typed").arg(kind.name);
            stage.network().set(Weather::Fair);
            if (!loopUntil([&] { return stage.parts().client.connectivity().online() && !saysTrouble(stage); }, 20s))
                wrong << QString("%1: does not come to itself").arg(kind.name);
        }
        QVERIFY2(wrong.isEmpty(), qPrintable("\n" + wrong.join('\n')));
    }
};

NARAE_DESKTOP_MAIN(TestBadWeather)
#include "tst_bad_weather.moc"
