#include <QListView>
#include <QTest>

#include "client-admin/app/command_box.hpp"
#include "tests/desktop/desktop_main.hpp"

#include <QLineEdit>

using namespace narae::admin;

namespace {

/// A few commands that remember what was run.
class Desk : public CommandSource {
public:
    QStringList ran;
    std::vector<Command> commandsFor(const QString&) override
    {
        const auto make = [this](const QString& id, const QString& text, const QString& kind, const QString& keys) {
            return Command{id, "plane", text, kind, keys, [this, id] { ran << id; }, {}};
        };
        return {make("fare", "Change fare of NR 1207, 24 Nov", "Flight", {}),
                make("open", "Open NR 1207, 24 Nov GMP → CJU", "Flight", {}),
                make("other", "Open NR 851, 24 Nov ICN → DAD", "Flight", {}),
                make("new", "New flight", "Flights", "Ctrl+N"),
                make("korean", QString::fromUtf8("항공편 새로 만들기"), QString::fromUtf8("항공편"), {})};
    }
};

QStringList idsOf(const std::vector<FoundCommand>& found)
{
    QStringList ids;
    for (const FoundCommand& one : found)
        ids << one.command.id;
    return ids;
}

} // namespace

/// Typing what one wants, and having it done.
class TestCommandBox : public QObject {
    Q_OBJECT

private slots:
    void wordsAreFoundByTheirBeginningsInAnyOrder_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("first");
        QTest::newRow("beginnings") << "ch fa"
                                    << "fare";
        QTest::newRow("the other way round") << "1207 fare"
                                             << "fare";
        QTest::newRow("a flight number in one") << "nr851"
                                                << "other";
        QTest::newRow("its digits alone") << "851"
                                          << "other";
        QTest::newRow("capitals do not matter") << "NEW"
                                                << "new";
        QTest::newRow("letters in order") << "nwflt"
                                          << "new";
        QTest::newRow("Korean") << QString::fromUtf8("항공 새로") << "korean";
        QTest::newRow("Korean by initials") << QString::fromUtf8("ㅎㄱㅍ") << "korean";
    }
    void wordsAreFoundByTheirBeginningsInAnyOrder()
    {
        QFETCH(QString, typed);
        QFETCH(QString, first);
        Desk desk;
        CommandRegistry registry;
        registry.add(desk);
        const QStringList found = idsOf(registry.find(typed));
        QVERIFY(!found.isEmpty());
        QCOMPARE(found.first(), first);
    }

    void whatFitsNowhereIsNotFound()
    {
        Desk desk;
        CommandRegistry registry;
        registry.add(desk);
        QVERIFY(registry.find("nr 999").empty());
        QVERIFY(registry.find("fare zebra").empty());
        QCOMPARE(registry.find("").size(), std::size_t{5});
    }

    void theMetLettersAreBold()
    {
        const auto match = matchCommand("Change fare of NR 1207", "nr1207 ch");
        QVERIFY(match.has_value());
        QCOMPARE(match->bold, (std::vector<TextSpan>{{0, 2}, {15, 7}}));
    }

    void aSourceThatGoesTakesItsCommandsAlong()
    {
        CommandRegistry registry;
        {
            Desk desk;
            registry.add(desk);
            QCOMPARE(registry.all().size(), std::size_t{5});
        }
        QVERIFY(registry.all().empty());
        auto desk = std::make_unique<Desk>();
        {
            CommandRegistry shortLived;
            shortLived.add(*desk);
        }
        desk.reset(); // after its registry: nothing to leave
    }

    void theKeyboardAloneChoosesAndRuns()
    {
        Desk desk;
        CommandRegistry registry;
        registry.add(desk);
        QWidget window;
        window.resize(1000, 700);
        QLineEdit before(&window);
        CommandBox box(registry, &window);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        before.setFocus();

        box.openEmpty();
        auto* field = box.findChild<QLineEdit*>("commandInput");
        auto* list = box.findChild<QListView*>("commandList");
        QVERIFY(field->hasFocus());
        QTest::keyClicks(field, "nr 1207");
        QCOMPARE(list->model()->rowCount(), 2);
        QTest::keyClick(field, Qt::Key_Down);
        QCOMPARE(list->currentIndex().row(), 1);
        QTest::keyClick(field, Qt::Key_Tab);
        QCOMPARE(list->model()->rowCount(), 1);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(desk.ran.size(), 1);
        QVERIFY(!box.isVisible());
        QVERIFY(before.hasFocus());

        box.openEmpty();
        QTest::keyClicks(field, "zzz");
        QCOMPARE(list->model()->rowCount(), 0);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(box.isVisible());
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!box.isVisible());
        QCOMPARE(desk.ran.size(), 1);
    }
};

NARAE_DESKTOP_MAIN(TestCommandBox)
#include "tst_command_box.moc"
