#pragma once

#include <QLocale>
#include <QObject>
#include <QString>
#include <memory>
#include <vector>

class QTranslator;

namespace narae::desktop {

/// The language an app speaks. Sources hold English; each folder's Korean is compiled in beside it. Stretched is no
/// language: English half as long again, to find words that would be cut off.
///
/// There is one for each application. Changing it sends QEvent::LanguageChange to every widget, which then sets its
/// words anew: each screen has one retranslate() that its constructor and its changeEvent() call. GUI thread.
class Language : public QObject {
    Q_OBJECT

public:
    enum class Code { Korean, English, Stretched };

    /// REQUIRES: a QApplication, and no other Language.
    explicit Language(Code code, QObject* parent = nullptr);
    ~Language() override;

    /// REQUIRES: there is one.
    static Language& current();
    /// Korean on a Korean desktop, else English.
    static Code ofTheSystem();

    Code code() const { return code_; }
    void set(Code code);
    bool korean() const { return code_ == Code::Korean; }
    /// For dates, numbers and Accept-Language.
    QLocale locale() const;
    /// "ko" or "en".
    QString tag() const { return korean() ? "ko" : "en"; }

Q_SIGNALS:
    void changed(); ///< after every widget has heard of it

private:
    void install();

    Code code_;
    std::vector<std::unique_ptr<QTranslator>> translators_;
};

} // namespace narae::desktop
