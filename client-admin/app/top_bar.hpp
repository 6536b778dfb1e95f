#pragma once

#include <QPointer>
#include <QWidget>

class QHBoxLayout;

namespace narae::desktop {
class IconButton;
class Segmented;
class TextLabel;
} // namespace narae::desktop

namespace narae::admin {

class AdminPage;

/// Where one is, what one does here, the command field, language and palette.
class TopBar : public QWidget {
    Q_OBJECT

public:
    explicit TopBar(QWidget* parent = nullptr);

    /// Its words and its button; followed while it is shown.
    void showPage(AdminPage& page);

    /// What Tab comes to, in order.
    QList<QWidget*> stops() const;

Q_SIGNALS:
    void commandsWanted();
    void languagePicked(bool korean);
    void schemeToggled();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void showWords();
    void putBeforeTheField(QWidget& action);

    QPointer<AdminPage> page_;
    QPointer<QWidget> action_;
    desktop::TextLabel* title_;
    desktop::TextLabel* subtitle_;
    QHBoxLayout* actions_;
    QWidget* field_;
    desktop::Segmented* language_;
    desktop::IconButton* scheme_;
};

} // namespace narae::admin
