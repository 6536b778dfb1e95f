#include "common/base/locator.hpp"

#include <QTest>
#include <random>

using namespace narae;

namespace {
class SeededRandomness final : public Randomness {
public:
    std::uint32_t below(std::uint32_t bound) override
    {
        return std::uniform_int_distribution<std::uint32_t>(0, bound - 1)(engine_);
    }

private:
    std::mt19937 engine_{7};
};
} // namespace

class TestLocator : public QObject {
    Q_OBJECT

private slots:
    void drawnLocatorsReadBack()
    {
        SeededRandomness randomness;
        for (int i = 0; i < 1000; ++i) {
            const Locator drawn = Locator::draw(randomness);
            QCOMPARE(Locator::parse(drawn.text())->text(), drawn.text());
        }
    }
    void smallLettersAreTaken() { QCOMPARE(Locator::parse("k7qh2m")->text(), std::string("K7QH2M")); }
    void lookalikesAreRefused()
    {
        for (const char* text : {"K7QH20", "K7QH2O", "K7QH21", "K7QH2I", "K7QH2L", "K7QH2", "K7QH2MM", ""})
            QCOMPARE(Locator::parse(text).error().code(), std::string("locator.malformed"));
    }
};

QTEST_APPLESS_MAIN(TestLocator)
#include "tst_locator.moc"
