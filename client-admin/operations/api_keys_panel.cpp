#include "client-admin/operations/api_keys_panel.hpp"

#include "client-admin/operations/operations_words.hpp"
#include "client-admin/operations/panel_list.hpp"
#include "client-admin/pages/home_time.hpp"
#include "common/desktop/look/formats.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/card.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QCheckBox>
#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLineEdit>
#include <QVBoxLayout>

namespace narae::admin {

namespace formats = desktop::formats;
using desktop::Button;
using desktop::TextLabel;
using desktop::Type;

ApiKeysPanel::ApiKeysPanel(AccountsService& service, QWidget* page)
    : DrawerPanel(page),
      service_(service),
      new_(new Button(Button::Kind::Secondary, Button::Size::Bar)),
      form_(new QWidget),
      nameName_(new TextLabel(Type::Caption, TextLabel::InkOf::Muted)),
      name_(new QLineEdit),
      scopesName_(new TextLabel(Type::Caption, TextLabel::InkOf::Muted)),
      make_(new Button(Button::Kind::Primary, Button::Size::Bar)),
      secretCard_(new desktop::Card(12)),
      secretName_(new TextLabel(Type::Caption)),
      secret_(new QLineEdit),
      copy_(new Button(Button::Kind::Primary, Button::Size::Bar)),
      done_(new Button(Button::Kind::Secondary, Button::Size::Bar)),
      wrong_(new TextLabel(Type::Caption, TextLabel::InkOf::Danger)),
      list_(new PanelList)
{
    setObjectName("apiKeysPanel");
    new_->setObjectName("newKey");
    new_->setIconName("plus");
    wrong_->setObjectName("apiKeysWrong");
    wrong_->wrapped();
    wrong_->hide();
    layOutForm();
    layOutSecret();
    body()->addWidget(new_, 0, Qt::AlignLeft);
    body()->addWidget(form_);
    body()->addWidget(secretCard_);
    body()->addWidget(wrong_);
    body()->addWidget(list_, 1);
    connect(new_, &Button::clicked, this, &ApiKeysPanel::openForm);
    connect(make_, &Button::clicked, this, &ApiKeysPanel::submit);
    connect(copy_, &Button::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(secret_->text());
        Q_EMIT said(tr("Copied. Keep it where your other secrets are."));
    });
    connect(done_, &Button::clicked, this, &ApiKeysPanel::putSecretAway);
    connect(this, &DrawerPanel::closed, this, &ApiKeysPanel::putSecretAway);
    connect(&service_, &AccountsService::keysChanged, this, &ApiKeysPanel::show);
    retranslate();
}

void ApiKeysPanel::layOutForm()
{
    name_->setObjectName("newKeyName");
    name_->setProperty("sizing", "compact");
    make_->setObjectName("newKeyMake");
    auto* column = new QVBoxLayout(form_);
    column->setContentsMargins(0, 0, 0, 8);
    column->setSpacing(4);
    column->addWidget(nameName_);
    column->addWidget(name_);
    column->addSpacing(4);
    column->addWidget(scopesName_);
    auto* grid = new QGridLayout;
    grid->setVerticalSpacing(6);
    const QStringList scopes = operations_words::scopes();
    for (int place = 0; place < scopes.size(); ++place) {
        auto* box = new QCheckBox;
        box->setObjectName("scope_" + scopes[place]);
        scopes_.push_back(box);
        grid->addWidget(box, place / 2, place % 2);
    }
    column->addLayout(grid);
    column->addSpacing(8);
    column->addWidget(make_, 0, Qt::AlignLeft);
    form_->hide();
}

void ApiKeysPanel::layOutSecret()
{
    secret_->setObjectName("newKeySecret");
    secret_->setReadOnly(true);
    secret_->setFont(desktop::Theme::font(Type::Mono));
    copy_->setObjectName("newKeyCopy");
    copy_->setIconName("copy");
    done_->setObjectName("newKeyDone");
    secretName_->wrapped();
    secretCard_->setWarning(true);
    secretCard_->column()->addWidget(secretName_);
    secretCard_->column()->addWidget(secret_);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(copy_);
    buttons->addWidget(done_);
    buttons->addStretch();
    secretCard_->column()->addLayout(buttons);
    secretCard_->hide();
}

void ApiKeysPanel::retranslate()
{
    setTitle(tr("API keys"), tr("For other systems. A key may do what is ticked, and nothing else."));
    new_->setText(tr("Make a key"));
    nameName_->setText(tr("Who is it for?"));
    name_->setAccessibleName(nameName_->text());
    scopesName_->setText(tr("What may it do?"));
    const QStringList scopes = operations_words::scopes();
    for (std::size_t place = 0; place < scopes_.size(); ++place) {
        const QString& scope = scopes[static_cast<int>(place)];
        scopes_[place]->setText(operations_words::scope(scope));
        scopes_[place]->setToolTip(scope);
        scopes_[place]->setAccessibleName(operations_words::scope(scope));
    }
    make_->setText(tr("Make the key"));
    secretName_->setText(tr("This is shown once. Copy it now; nobody can read it again."));
    secret_->setAccessibleName(tr("The new key"));
    copy_->setText(tr("Copy the key"));
    done_->setText(tr("I have it"));
    show();
}

QWidget* ApiKeysPanel::first()
{
    return new_->isVisibleTo(this) ? static_cast<QWidget*>(new_) : name_;
}

void ApiKeysPanel::opened()
{
    service_.loadKeys(this, [this](const std::optional<desktop::Problem>& problem) { say(problem); });
}

void ApiKeysPanel::openForm()
{
    if (!isVisible()) open();
    putSecretAway();
    new_->hide();
    form_->show();
    name_->setFocus(Qt::TabFocusReason);
}

void ApiKeysPanel::submit()
{
    if (make_->busy()) return;
    QStringList scopes;
    for (std::size_t place = 0; place < scopes_.size(); ++place)
        if (scopes_[place]->isChecked()) scopes << operations_words::scopes()[static_cast<int>(place)];
    make_->setBusy(true);
    service_.makeKey(
        name_->text().trimmed(), scopes, this, [this](const ApiKeySeen& key) { showSecret(key); },
        [this](const std::optional<desktop::Problem>& problem) {
            make_->setBusy(false);
            say(problem);
        });
}

void ApiKeysPanel::showSecret(const ApiKeySeen& key)
{
    form_->hide();
    name_->clear();
    for (QCheckBox* box : scopes_)
        box->setChecked(false);
    secret_->setText(key.secret);
    secret_->setCursorPosition(0);
    secretCard_->show();
    copy_->setFocus(Qt::TabFocusReason);
}

void ApiKeysPanel::putSecretAway()
{
    const bool hadFocus = copy_->hasFocus() || done_->hasFocus() || secret_->hasFocus();
    secret_->clear();
    secretCard_->hide();
    new_->setVisible(!form_->isVisibleTo(this));
    if (hadFocus && isVisible()) new_->setFocus(Qt::TabFocusReason);
}

QWidget* ApiKeysPanel::rowOf(const ApiKeySeen& key)
{
    QStringList may;
    for (const QString& scope : key.scopes)
        may << operations_words::scope(scope);
    const QString used = key.lastUsedAt.isValid()
                             ? tr("last used %1").arg(formats::dateWithYear(atHome(key.lastUsedAt).date()))
                             : tr("never used");
    const QString state = key.revokedAt.isValid() ? tr("revoked") : used;
    QString sentence = may.join(", ") + QString::fromUtf8(" · ") + state;
    Button* button = nullptr;
    if (!key.revokedAt.isValid()) {
        const bool sure = asked_ == key.apiKeyId;
        if (sure) sentence += "\n" + tr("Whoever uses it is refused from now on.");
        button = new Button(sure ? tr("Yes, revoke it") : tr("Revoke"),
                            sure ? Button::Kind::DangerFilled : Button::Kind::Danger, Button::Size::Compact);
        button->setObjectName(QString("revokeKey_%1").arg(key.apiKeyId));
        button->setAccessibleName(sure ? tr("Yes, revoke the key of %1").arg(key.name)
                                       : tr("Revoke the key of %1").arg(key.name));
        connect(button, &Button::clicked, this, [this, key, sure] {
            if (sure) {
                revoke(key);
            } else {
                asked_ = key.apiKeyId;
                show();
            }
        });
    }
    return new PanelRow(key.name, sentence, button);
}

void ApiKeysPanel::show()
{
    std::vector<QWidget*> rows;
    for (const ApiKeySeen& key : service_.keys())
        rows.push_back(rowOf(key));
    list_->show(rows);
}

void ApiKeysPanel::revoke(const ApiKeySeen& key)
{
    service_.revokeKey(key.apiKeyId, this, [this, key](const std::optional<desktop::Problem>& problem) {
        asked_ = 0;
        say(problem);
        show();
        if (!problem) Q_EMIT said(tr("The key of %1 is revoked.").arg(key.name));
    });
}

void ApiKeysPanel::say(const std::optional<desktop::Problem>& problem)
{
    wrong_->setVisible(problem.has_value());
    if (!problem) return;
    QStringList words{problem->sentence};
    for (const desktop::FieldProblem& field : problem->fields)
        words << field.message;
    wrong_->setText(words.join("\n"));
}

void ApiKeysPanel::setOffline(bool offline)
{
    for (Button* button : {new_, make_})
        button->setEnabled(!offline);
}

} // namespace narae::admin
