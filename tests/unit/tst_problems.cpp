#include "common/api/problems.hpp"
#include "common/api/reasons.hpp"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <set>

using namespace narae;
using namespace narae::api;

namespace {

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), qsizetype(view.size()));
}

QStringList blanksOf(std::string_view sentence)
{
    static const QRegularExpression kBlank(R"(\{(\w*)\})");
    QStringList blanks;
    for (auto at = kBlank.globalMatch(text(sentence)); at.hasNext();)
        blanks << at.next().captured(1);
    blanks.sort();
    blanks.removeDuplicates();
    return blanks;
}

QString codeWithoutComments(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return {};
    static const QRegularExpression kComment(R"(^\s*//.*$)", QRegularExpression::MultilineOption);
    return QString::fromUtf8(file.readAll()).remove(kComment);
}

/// Every C++ file of common/ and server/.
QStringList sources()
{
    QStringList paths;
    for (const QString folder : {"common", "server"}) {
        QDirIterator files(qEnvironmentVariable("NARAE_SOURCE") + "/" + folder, {"*.hpp", "*.cpp"}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext())
            paths << files.next();
    }
    return paths;
}

/// `refuse("x.y")....;` statements of a file: the code, and the facts that are given with it there.
QList<std::pair<QString, QStringList>> refusalsIn(const QString& path)
{
    static const QRegularExpression kStatement("refuse\\(\\s*\"([^\"]*)\"\\s*\\)([^;]*);");
    static const QRegularExpression kWith("with\\(\\s*\"([^\"]*)\"");
    QList<std::pair<QString, QStringList>> refusals;
    const QString code = codeWithoutComments(path);
    for (auto at = kStatement.globalMatch(code); at.hasNext();) {
        const auto statement = at.next();
        QStringList facts;
        const QString rest = statement.captured(2);
        for (auto with = kWith.globalMatch(rest); with.hasNext();)
            facts << with.next().captured(1);
        refusals.append({statement.captured(1), facts});
    }
    return refusals;
}

/// Every code that a source file refuses with: the literals inside refuse(...) and Refusal(...), `?:` included.
QStringList codesRefusedIn(const QString& path)
{
    static const QRegularExpression kRefuse(R"((?:refuse|Refusal|retriable)\(([^()]*)\))");
    static const QRegularExpression kLiteral("\"([^\"]*)\"");
    QStringList codes;
    const QString code = codeWithoutComments(path);
    for (auto call = kRefuse.globalMatch(code); call.hasNext();) {
        const QString arguments = call.next().captured(1);
        for (auto literal = kLiteral.globalMatch(arguments); literal.hasNext();)
            codes << literal.next().captured(1);
    }
    return codes;
}

/// The words in which a source file says what is wrong: texts of several words in the statements that give a reason.
QStringList reasonsIn(const QString& path)
{
    static const QRegularExpression kStatement("(?:\"reason\"|invalidParameter\\(|invalid\\(|badValue\\(|\\bbad\\(|"
                                               "malformed\\(|complain\\(|\\.at\\(\"|\\.at\\(std)"
                                               "([^;]*);");
    static const QRegularExpression kText("\"([^\"]*)\"");
    // Those that the table of settings has.
    static const QRegularExpression kOfSettings("\"((?:it must be|a role is) [^\"]*[^\" ])\"");
    static const QRegularExpression kWords("^[a-zA-Z'=-]+ .*[a-z]{2}");
    QStringList reasons;
    // What stands in two lines of the source is one sentence.
    static const QRegularExpression kSeam("\"\\s+\"");
    const QString code = codeWithoutComments(path).replace(kSeam, "");
    for (auto statement = kStatement.globalMatch(code); statement.hasNext();) {
        const QString given = statement.next().captured(1);
        for (auto text = kText.globalMatch(given); text.hasNext();) {
            const QString words = text.next().captured(1);
            // What goes on with a number is put together there.
            if (kWords.match(words).hasMatch() && !words.endsWith(' ')) reasons << words;
        }
    }
    for (auto text = kOfSettings.globalMatch(code); text.hasNext();)
        reasons << text.next().captured(1);
    return reasons;
}

} // namespace

class TestProblems : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY2(qEnvironmentVariableIsSet("NARAE_SOURCE"), "run through ctest, which names the source folder");
    }

    void everyRefusalOfTheSourcesIsInTheTable()
    {
        QStringList without;
        int seen = 0;
        for (const QString& path : sources()) {
            for (const QString& code : codesRefusedIn(path)) {
                ++seen;
                if (!findProblemKind(code.toStdString())) without << code + " (" + path + ")";
            }
        }
        QVERIFY(seen > 10);
        QVERIFY2(without.isEmpty(), qPrintable("no row in common/api/problems_<area>.cpp for: " + without.join(", ")));
    }

    void everyStatusHasItsPhrase()
    {
        for (const ProblemKind* kind : allProblemKinds())
            QVERIFY2(reasonPhrase(kind->status) != "Other", std::string(kind->code).c_str());
    }

    void everyBlankIsFilledWhereItIsRefused()
    {
        QStringList open;
        for (const QString& path : sources()) {
            for (const auto& [code, facts] : refusalsIn(path)) {
                const ProblemKind* kind = findProblemKind(code.toStdString());
                for (const QString& blank : kind ? blanksOf(kind->english) : QStringList())
                    if (!facts.contains(blank)) open << code + " without " + blank + " (" + path + ")";
            }
        }
        QVERIFY2(open.isEmpty(), qPrintable(open.join(", ")));
    }

    /// A sentence in Korean must not end in English.
    void everyReasonOfTheSourcesIsThereInKorean()
    {
        QStringList without;
        int seen = 0;
        for (const QString& path : sources()) {
            for (const QString& reason : reasonsIn(path)) {
                ++seen;
                if (!isKnownReason(reason.toStdString())) without << reason + " (" + path + ")";
            }
        }
        QVERIFY2(seen > 40, qPrintable(QString::number(seen)));
        QVERIFY2(without.isEmpty(), qPrintable("no row in common/api/reasons.cpp for: " + without.join("\n")));
    }

    void codesAreTokensAndStandOnce()
    {
        static const QRegularExpression kToken(R"(^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$)");
        std::set<std::string_view> seen;
        for (const ProblemKind* kind : allProblemKinds()) {
            QVERIFY2(kToken.match(text(kind->code)).hasMatch(), qPrintable(text(kind->code)));
            QVERIFY2(seen.insert(kind->code).second, qPrintable(text(kind->code) + " stands twice"));
            QVERIFY2(kind->status >= 400 && kind->status < 600, qPrintable(text(kind->code)));
        }
    }

    void bothLanguagesSayTheSame()
    {
        static const QRegularExpression kHangul(QStringLiteral("[가-힣]"));
        for (const ProblemKind* kind : allProblemKinds()) {
            const QString code = text(kind->code);
            QVERIFY2(kind->english.size() > 10 && !kHangul.match(text(kind->english)).hasMatch(), qPrintable(code));
            QVERIFY2(kHangul.match(text(kind->korean)).hasMatch(), qPrintable(code));
            QVERIFY2(blanksOf(kind->english) == blanksOf(kind->korean), qPrintable(code + ": blanks differ"));
            QVERIFY2(kind->english.ends_with('.') && kind->korean.ends_with('.'),
                     qPrintable(code + ": not a sentence"));
        }
    }

    void blanksAreFilledFromTheFacts()
    {
        const Refusal refusal = refuse("request.too_large").with("most", 65536);
        const ProblemKind& kind = problemKind("request.too_large");
        QCOMPARE(text(sentence(kind, refusal, Language::English)),
                 QString("The body is larger than 65536 bytes. Nothing was done."));
        QVERIFY(text(sentence(kind, refusal, Language::Korean)).contains("65536바이트"));
        QVERIFY(text(sentence(kind, refuse("request.too_large"), Language::English)).contains("larger than ? bytes"));
    }

    void aProblemHasWhatTheStandardNames()
    {
        const auto problem =
            problemJson(refuse("method.not_allowed").with("method", "PUT").with("allowed", "GET, HEAD"),
                        "0af7651916cd43dd8448eb211c80319c", Language::English);
        QVERIFY(problem["type"] == "urn:narae:problem:method.not_allowed");
        QVERIFY(problem["title"] == "Method Not Allowed");
        QVERIFY(problem["status"] == 405);
        QVERIFY(problem["code"] == "method.not_allowed");
        QVERIFY(problem["traceId"] == "0af7651916cd43dd8448eb211c80319c");
        QVERIFY(problem["method"] == "PUT");
        QVERIFY(!problem.contains("errors"));
    }

    void anErrorOfAFieldIsSaidInTheLanguageAsked()
    {
        const Refusal refusal = refuse("request.invalid")
                                    .withErrors({
                                        {"/count", "field.out_of_range", {{"least", "1"}, {"most", "9"}}},
                                        {"/name", "no such person", {}},
                                    });
        const auto errors = problemJson(refusal, "", Language::Korean)["errors"];
        QVERIFY(errors[0]["pointer"] == "/count");
        QVERIFY(errors[0]["code"] == "field.out_of_range");
        QVERIFY(errors[0]["message"] == "1부터 9까지여야 합니다.");
        QVERIFY(errors[1]["message"] == "no such person");
        const Refusal parameter =
            refuse("request.invalid_parameter").with("parameter", "sort").with("reason", "it is missing");
        QVERIFY(problemJson(parameter, "", Language::Korean)["detail"] ==
                "매개변수 \"sort\"을(를) 받을 수 없습니다: 빠졌습니다.");
        QVERIFY(problemJson(parameter, "", Language::English)["detail"] ==
                "The parameter \"sort\" cannot be taken: it is missing.");
        QVERIFY(!errors[1].contains("code"));
        const Refusal bounds =
            refuse("request.invalid_parameter").with("parameter", "limit").with("reason", "it must be from 1 to 100");
        QVERIFY(problemJson(bounds, "", Language::Korean)["detail"] ==
                "매개변수 \"limit\"을(를) 받을 수 없습니다: 1부터 100까지여야 합니다.");
    }

    void aFactCannotTakeThePlaceOfTheStatus()
    {
        const auto problem =
            problemJson(refuse("route.not_found").with("status", 200).with("errors", "x"), "", Language::English);
        QVERIFY(problem["status"] == 404);
        QVERIFY(!problem.contains("errors"));
    }

    void anUnknownCodeIsAnInternalErrorAndTellsNothing()
    {
        const auto problem = problemJson(Refusal("no.such_code").with("secret", "x"), "", Language::English);
        QVERIFY(problem["status"] == 500);
        QVERIFY(problem["code"] == "server.internal");
        QVERIFY(!problem.contains("secret"));
    }
};

QTEST_APPLESS_MAIN(TestProblems)
#include "tst_problems.moc"
