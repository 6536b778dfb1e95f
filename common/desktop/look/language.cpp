#include "common/desktop/look/language.hpp"

#include "common/base/check.hpp"

#include <QApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QTranslator>

namespace narae::desktop {

namespace {

Language* theOne = nullptr;

/// Makes every sentence longer, keeping its blanks (%1, %n) and its shortcuts.
class Stretching : public QTranslator {
public:
    using QTranslator::QTranslator;
    bool isEmpty() const override { return false; }
    QString translate(const char*, const char* source, const char*, int) const override
    {
        QString text = QString::fromUtf8(source);
        if (text.trimmed().isEmpty()) return text;
        const auto more = (text.size() * 2 + 4) / 5;
        QString tail;
        while (tail.size() < more)
            tail += tail.size() % 7 == 6 ? ' ' : QChar(0x00E9);
        return text + tail.trimmed();
    }
};

} // namespace

Language::Language(Code code, QObject* parent) : QObject(parent), code_(code)
{
    check(theOne == nullptr, "an application has one language");
    theOne = this;
    install();
}

Language::~Language()
{
    theOne = nullptr;
}

Language& Language::current()
{
    check(theOne != nullptr, "the application has a language");
    return *theOne;
}

Language::Code Language::ofTheSystem()
{
    return QLocale::system().language() == QLocale::Korean ? Code::Korean : Code::English;
}

void Language::set(Code code)
{
    if (code == code_) return;
    code_ = code;
    install();
    Q_EMIT changed();
}

QLocale Language::locale() const
{
    return korean() ? QLocale(QLocale::Korean, QLocale::SouthKorea) : QLocale(QLocale::English, QLocale::UnitedKingdom);
}

void Language::install()
{
    // Removing and installing each tell every widget; the last event finds the whole language in place.
    translators_.clear();
    QLocale::setDefault(locale());
    if (code_ == Code::Stretched) {
        translators_.push_back(std::make_unique<Stretching>());
    } else if (code_ == Code::Korean) {
        for (const QString& file : QDir(":/i18n").entryList({"*_ko.qm"})) {
            auto translator = std::make_unique<QTranslator>();
            check(translator->load(":/i18n/" + file), "our own Korean can be read");
            translators_.push_back(std::move(translator));
        }
        // Qt's own words (file dialogs); without the package they stay English.
        auto qt = std::make_unique<QTranslator>();
        if (qt->load("qtbase_ko", QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
            translators_.push_back(std::move(qt));
    }
    for (const auto& translator : translators_)
        QCoreApplication::installTranslator(translator.get());
}

} // namespace narae::desktop
