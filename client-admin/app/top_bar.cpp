#include "client-admin/app/top_bar.hpp"

#include "client-admin/app/command_field.hpp"
#include "client-admin/pages/admin_page.hpp"
#include "common/desktop/look/language.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/segmented.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QEvent>
#include <QHBoxLayout>

namespace narae::admin {

using desktop::Language;
using desktop::TextLabel;
using desktop::Theme;
using desktop::Type;

TopBar::TopBar(QWidget* parent)
    : QWidget(parent),
      title_(new TextLabel(Type::Title)),
      subtitle_(new TextLabel(Type::Body, TextLabel::InkOf::Muted)),
      actions_(new QHBoxLayout),
      field_(nullptr),
      language_(new desktop::Segmented(28)),
      scheme_(new desktop::IconButton("moon", 28))
{
    setProperty("bar", "top");
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(56);
    title_->setObjectName("pageTitle");
    subtitle_->setObjectName("pageSubtitle");
    language_->setObjectName("languageSwitch");
    scheme_->setObjectName("schemeSwitch");
    // The subtitle gives way first.
    subtitle_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(24, 0, 18, 0);
    row->setSpacing(12);
    row->addWidget(title_);
    row->addWidget(subtitle_->elided(), 1);
    row->addLayout(actions_);
    auto* field = new CommandField;
    field_ = field;
    row->addWidget(field);
    row->addWidget(language_);
    row->addWidget(scheme_);
    connect(field, &CommandField::clicked, this, &TopBar::commandsWanted);
    connect(language_, &desktop::Segmented::picked, this, [this](int index) { Q_EMIT languagePicked(index == 0); });
    connect(scheme_, &desktop::IconButton::clicked, this, &TopBar::schemeToggled);
    connect(&Theme::current(), &Theme::changed, this, &TopBar::retranslate);
    retranslate();
}

void TopBar::showPage(AdminPage& page)
{
    if (page_) page_->disconnect(this);
    if (action_) {
        actions_->removeWidget(action_);
        action_->hide();
        action_->setParent(page_);
    }
    page_ = &page;
    action_ = page.topAction();
    if (action_) {
        actions_->addWidget(action_);
        action_->show();
        putBeforeTheField(*action_);
    }
    connect(&page, &AdminPage::titleChanged, this, &TopBar::showWords);
    showWords();
}

/// Tab comes to it, or to what is in it, where the eye does.
void TopBar::putBeforeTheField(QWidget& action)
{
    QList<QWidget*> stops;
    if (action.focusPolicy() != Qt::NoFocus) stops << &action;
    for (QWidget* child : action.findChildren<QWidget*>())
        if (child->focusPolicy() != Qt::NoFocus) stops << child;
    for (QWidget* stop : std::as_const(stops)) {
        setTabOrder(field_->previousInFocusChain(), stop);
        setTabOrder(stop, field_);
    }
}

QList<QWidget*> TopBar::stops() const
{
    return {field_, language_, scheme_};
}

void TopBar::showWords()
{
    title_->setText(page_ ? page_->title() : QString());
    subtitle_->setText(page_ ? page_->subtitle() : QString());
    subtitle_->setToolTip(subtitle_->text());
}

void TopBar::retranslate()
{
    language_->setChoices({"KO", "EN"});
    language_->choose(Language::current().korean() ? 0 : 1);
    language_->setAccessibleName(tr("Language"));
    scheme_->setIconName(Theme::current().dark() ? "sun" : "moon");
    scheme_->setName(Theme::current().dark() ? tr("Light colours") : tr("Dark colours"));
    showWords();
}

void TopBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

} // namespace narae::admin
