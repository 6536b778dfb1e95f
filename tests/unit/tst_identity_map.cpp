#include "server/platform/commit/identity_map.hpp"

#include <QTest>
#include <string>

using namespace narae;

namespace {

using Map = commit::IdentityMap<int, std::string>;

/// Wants the row and, where it has to be loaded, loads `there` (nothing: there is no such row). Answers whether it had
/// to.
bool load(Map& map, int key, const char* there)
{
    map.want(key);
    if (!map.wantsMore()) return false;
    for (const int wanted : map.takeWanted())
        if (there != nullptr) map.put(wanted, there);
    return true;
}

/// What would be written, as `insert 1=a update 2=b (was c)`.
QString written(const Map& map)
{
    QStringList all;
    map.eachChanged(
        [&](int key, const std::string& entity) {
            all << QString("insert %1=%2").arg(key).arg(QString::fromStdString(entity));
        },
        [&](int key, const std::string& entity) {
            all << QString("update %1=%2 (was %3)")
                       .arg(key)
                       .arg(QString::fromStdString(entity), QString::fromStdString(map.before(key)));
        });
    return all.join(' ');
}

} // namespace

/// The entities of a batch, and what is carried over to the next.
class TestIdentityMap : public QObject {
    Q_OBJECT

private slots:
    void whatARefusedDecisionDidIsTakenBack()
    {
        Map map;
        load(map, 1, "as stored");
        load(map, 2, nullptr);
        map.mark();
        *map.change(1) = "accepted";
        map.mark();
        *map.change(1) = "refused";
        *map.change(1) += " twice";
        map.add(2, "refused too");
        map.revert();
        QCOMPARE(*map.find(1), std::string("accepted"));
        QVERIFY(map.find(2) == nullptr);
        QCOMPARE(written(map), QString("update 1=accepted (was as stored)"));
    }

    void whatWasOnlyRefusedIsNotChanged()
    {
        Map map;
        load(map, 1, "as stored");
        map.mark();
        *map.change(1) = "refused";
        map.revert();
        QVERIFY(!map.changed());
        map.mark();
        *map.change(1) = "accepted";
        QCOMPARE(written(map), QString("update 1=accepted (was as stored)"));
    }

    void theNextBatchGoesOnFromWhatThisOneWrote()
    {
        Map map;
        load(map, 1, "as stored");
        load(map, 2, nullptr);
        map.mark();
        *map.change(1) = "changed";
        map.add(2, "new");
        map.keep();
        QVERIFY(!map.changed());
        QVERIFY(!load(map, 1, "nobody asks"));
        QVERIFY(!load(map, 2, "nobody asks"));
        map.mark();
        *map.change(1) = "changed again";
        *map.change(2) = "changed";
        QCOMPARE(written(map), QString("update 1=changed again (was changed) update 2=changed (was new)"));
        map.revert();
        QCOMPARE(*map.find(1), std::string("changed"));
        QCOMPARE(*map.find(2), std::string("new"));
        QVERIFY(!map.changed());
    }

    void whatIsNotThereIsAskedForAgain()
    {
        Map map;
        load(map, 1, nullptr);
        QVERIFY(!load(map, 1, nullptr));
        map.keep();
        QVERIFY(load(map, 1, "there now"));
        QCOMPARE(*map.find(1), std::string("there now"));
    }

    void whatNobodyWantsAnyMoreIsForgotten()
    {
        int batches = 0;
        for (bool forgotten = false; !forgotten; ++batches) {
            QVERIFY(batches < 10);
            Map map;
            load(map, 1, "wanted once");
            load(map, 2, "wanted always");
            for (int batch = 0; batch <= batches; ++batch) {
                map.keep();
                QVERIFY(!load(map, 2, "nobody asks"));
            }
            forgotten = load(map, 1, "read again");
        }
        // A payment's answer may take a batch or two.
        QVERIFY(batches > 2);
    }

    void whatWasKeptIsSeenOnlyWhenItIsWanted()
    {
        Map map;
        load(map, 1, "as stored");
        map.keep();
        QVERIFY(map.find(1) == nullptr);
        QVERIFY(map.change(1) == nullptr);
        map.want(1);
        QCOMPARE(*map.find(1), std::string("as stored"));
        QVERIFY(map.change(1) != nullptr);
    }

    void whatIsClearedIsGone()
    {
        Map map;
        load(map, 1, "as stored");
        map.clear();
        QVERIFY(map.find(1) == nullptr);
        QVERIFY(load(map, 1, "read again"));
    }
};

QTEST_APPLESS_MAIN(TestIdentityMap)
#include "tst_identity_map.moc"
