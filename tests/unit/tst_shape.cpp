#include "server/app/shape.hpp"
#include "tests/support/temporary_folder.hpp"

#include <QTest>
#include <filesystem>
#include <fstream>

using namespace narae;
using namespace narae::app;

/// Which roles a process plays, and where it finds the others.
class TestShape : public QObject {
    Q_OBJECT

    testing::TemporaryFolder folder_;

    Result<Shape> shapeOf(const std::string& roles, const std::string& peers, const std::string& key = "")
    {
        Settings settings;
        if (auto set = settings.set("instance.roles", roles, "--roles"); !set) return set.error();
        if (auto set = settings.set("peers.addresses", peers, "--peer"); !set) return set.error();
        if (key.empty()) return Shape::of(settings);
        const auto file = folder_.path() / "key";
        std::ofstream(file) << key << "\n";
        std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
        if (auto set = settings.set("peers.key_file", file.string(), "--set"); !set) return set.error();
        return Shape::of(settings);
    }

private slots:
    void allRolesAreTheStandardAndNeedNobody()
    {
        const auto shape = Shape::of(Settings());
        QVERIFY(shape.has_value());
        QVERIFY(!shape->apart());
        QVERIFY(shape->peers.empty());
    }

    void aRoleKnowsItsPeersAndPassesOverItself()
    {
        const auto shape = shapeOf("reservation view",
                                   "reservation=http://127.0.0.1:8081 payment=http://127.0.0.1:8083/ "
                                   "identity=http://127.0.0.1:8083 flight=https://flight.example:8082",
                                   "sixteen-letters-x");
        QVERIFY2(shape.has_value(), shape ? "" : shape.error().code().c_str());
        QVERIFY(shape->apart());
        QVERIFY(shape->has(Role::View) && !shape->has(Role::Payment));
        QCOMPARE(shape->peer(Role::Payment).value(), std::string("http://127.0.0.1:8083"));
        QVERIFY(!shape->peer(Role::Reservation).has_value());
        QCOMPARE(shape->peerOrigins().size(), std::size_t(2));
    }

    void whatCannotWorkIsRefusedAtTheStart_data()
    {
        QTest::addColumn<QString>("roles");
        QTest::addColumn<QString>("peers");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("says");
        const QString payment = "payment=http://127.0.0.1:1 ";
        const QString identity = "identity=http://127.0.0.1:2 ";
        const QString key = "sixteen-letters-x";
        QTest::newRow("no role") << ""
                                 << "" << key << "needs a role";
        QTest::newRow("an unknown role") << "pilots"
                                         << "" << key << "a role is";
        QTest::newRow("no payment") << "reservation" << identity << key << "without payment";
        QTest::newRow("no identity") << "reservation" << payment << key << "without identity";
        QTest::newRow("no inventory") << "flight" << identity << key << "without reservation";
        QTest::newRow("a peer of no role") << "view" << identity + "pilots=http://127.0.0.1:1" << key << "ROLE=URL";
        QTest::newRow("no URL") << "view"
                                << "identity" << key << "ROLE=URL";
        QTest::newRow("in the clear, elsewhere") << "view"
                                                 << "identity=http://elsewhere:1" << key << "loopback";
        QTest::newRow("twice") << "view" << identity + identity << key << "twice";
        QTest::newRow("no key") << "view" << identity << ""
                                << "common secret";
        QTest::newRow("a short key") << "view" << identity << "short"
                                     << "common secret";
    }
    void whatCannotWorkIsRefusedAtTheStart()
    {
        QFETCH(QString, roles);
        QFETCH(QString, peers);
        QFETCH(QString, key);
        QFETCH(QString, says);
        const auto shape = shapeOf(roles.toStdString(), peers.toStdString(), key.toStdString());
        QVERIFY(!shape.has_value());
        QCOMPARE(shape.error().code(), std::string("settings.bad_value"));
        bool said = false;
        for (const auto& [fact, value] : shape.error().facts())
            said |= fact == "reason" && value.find(says.toStdString()) != std::string::npos;
        QVERIFY2(said, shape.error().facts().back().second.c_str());
    }

    void aProcessIsNamedAfterItsRoles()
    {
        QCOMPARE(standardWriter({"reservation"}), std::string("reservation"));
        QCOMPARE(standardWriter({"payment", "flight"}), std::string("flight-payment"));
        QCOMPARE(standardWriter({"flight", "reservation", "payment", "view", "identity"}), std::string("narae-1"));
    }
};

QTEST_GUILESS_MAIN(TestShape)
#include "tst_shape.moc"
