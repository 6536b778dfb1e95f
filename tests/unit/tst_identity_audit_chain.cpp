#include "server/identity/domain/audit_chain.hpp"
#include "tests/unit/tst_identity_fakes.hpp"

#include <QTest>

using namespace narae;
using namespace narae::identity;
using namespace narae::identity::testing;

namespace {

const Instant kNow = parseRfc3339("2026-11-24T08:30:00Z").value();

struct Log {
    FakeDigest digest;
    AuditHead head;
    std::vector<AuditEntry> entries;

    explicit Log(int count)
    {
        for (int i = 1; i <= count; ++i)
            entries.push_back(head.append(
                {"staff@narae.example", "POST /v1/flights", "/v1/flights", "201", "trace" + std::to_string(i)},
                kNow + std::chrono::seconds(i), digest));
    }
    AuditChainReport verify() const
    {
        AuditChainCheck check(digest);
        for (const AuditEntry& entry : entries)
            check.follow(entry);
        return check.finish(head);
    }
};

} // namespace

class TestIdentityAuditChain : public QObject {
    Q_OBJECT

private slots:
    void anUntouchedLogHolds()
    {
        QVERIFY(Log(0).verify().holds());
        const AuditChainReport report = Log(5).verify();
        QVERIFY(report.holds());
        QCOMPARE(report.entries, std::int64_t(5));
        QCOMPARE(report.head.seq, std::int64_t(5));
    }

    void theFirstBrokenLinkIsNamed()
    {
        Log log(5);
        log.entries[2].record.actor = "somebody else";
        log.entries[4].record.outcome = "500";
        QVERIFY((log.verify().firstBreak == AuditBreak{3, AuditBreak::Kind::Altered}));
    }

    void everyFieldCounts_data()
    {
        QTest::addColumn<int>("field");
        for (int field = 0; field < 7; ++field)
            QTest::addRow("field %d", field) << field;
    }
    void everyFieldCounts()
    {
        QFETCH(int, field);
        Log log(3);
        AuditEntry& entry = log.entries[1];
        std::string* const texts[] = {&entry.record.actor,   &entry.record.action,  &entry.record.subject,
                                      &entry.record.outcome, &entry.record.traceId, &entry.record.detail};
        if (field < 6)
            *texts[field] += "x";
        else
            entry.at += std::chrono::milliseconds(1);
        QVERIFY((log.verify().firstBreak == AuditBreak{2, AuditBreak::Kind::Altered}));
    }

    void anEntryWithoutADetailReadsAsItDidBeforeThereWereAny()
    {
        const AuditEntry entry = Log(1).entries[0];
        QCOMPARE(canonicalText(entry),
                 "narae audit entry 1\n1:1\n13:1795509001000\n19:staff@narae.example\n16:POST /v1/flights\n"
                 "11:/v1/flights\n3:201\n6:trace1\n64:" +
                     std::string(AuditHead::kNoHash) + "\n");
    }

    void aDetailTakenOutIsSeen()
    {
        Log log(1);
        log.entries.push_back(log.head.append(
            {"staff@narae.example", "PATCH", "/v1/flights/1", "200", "t", "a: 1 -> 2"}, kNow, log.digest));
        QVERIFY(log.verify().holds());
        log.entries[1].record.detail.clear();
        QVERIFY((log.verify().firstBreak == AuditBreak{2, AuditBreak::Kind::Altered}));
    }

    void aByteMovedBetweenFieldsIsSeen()
    {
        Log log(1);
        log.entries[0].record.actor += "P";
        log.entries[0].record.action.erase(0, 1);
        QVERIFY(!log.verify().holds());
    }

    void anEntryTakenOutIsMissed()
    {
        Log log(5);
        log.entries.erase(log.entries.begin() + 1);
        QVERIFY((log.verify().firstBreak == AuditBreak{2, AuditBreak::Kind::Missing}));
    }

    void anEntryHashedAnewIsSeenAtItsNeighbour()
    {
        Log log(5);
        AuditEntry& entry = log.entries[1];
        entry.record.actor = "somebody else";
        entry.hash = log.digest.of(canonicalText(entry));
        QVERIFY((log.verify().firstBreak == AuditBreak{3, AuditBreak::Kind::Detached}));
    }

    void aLogCutOffAtTheEndIsSeenByItsHead()
    {
        Log log(5);
        log.entries.pop_back();
        QVERIFY((log.verify().firstBreak == AuditBreak{5, AuditBreak::Kind::CutOff}));
    }

    void aLogHashedAnewToItsEndIsSeenByItsHead()
    {
        Log log(3);
        Log other(2);
        other.entries.push_back(other.head.append({"nobody", "nothing", "", "", ""}, kNow, other.digest));
        log.entries = other.entries;
        QVERIFY((log.verify().firstBreak == AuditBreak{4, AuditBreak::Kind::CutOff}));
    }

    void whatIsTooLongIsCutBeforeItIsHashed()
    {
        Log log(1);
        log.entries.push_back(log.head.append({std::string(1000, 'a'), "\xFF", "나래", "200", ""}, kNow, log.digest));
        QCOMPARE(log.entries[1].record.actor.size(), std::size_t(254));
        QVERIFY(log.entries[1].record.action == "?");
        QVERIFY(log.verify().holds());
    }
};

QTEST_APPLESS_MAIN(TestIdentityAuditChain)
#include "tst_identity_audit_chain.moc"
