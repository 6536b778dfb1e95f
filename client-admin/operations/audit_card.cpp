#include "client-admin/operations/audit_card.hpp"

#include "client-admin/operations/rule_row.hpp"
#include "client-admin/pages/home_time.hpp"
#include "common/desktop/look/language.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QHBoxLayout>
#include <QProgressBar>
#include <algorithm>

namespace narae::admin {

using desktop::Button;
using desktop::TextLabel;
using desktop::Type;

namespace {

constexpr int kRules = 8;

/// What there is to see before anything was audited.
std::vector<RuleSeen> nothingYet()
{
    std::vector<RuleSeen> rules;
    for (int number = 1; number <= kRules; ++number) {
        RuleSeen rule;
        rule.rule = QString("I%1").arg(number);
        rules.push_back(rule);
    }
    return rules;
}

} // namespace

AuditCard::AuditCard(QWidget* parent)
    : Card(1, parent),
      title_(new TextLabel(Type::Lead)),
      sentence_(new TextLabel(Type::Caption, TextLabel::InkOf::Muted)),
      run_(new Button(Button::Kind::Primary, Button::Size::Bar)),
      progress_(new QProgressBar),
      list_(new QVBoxLayout)
{
    column()->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(20, 0, 20, 0);
    head->setSpacing(12);
    head->addWidget(title_->elided());
    sentence_->setObjectName("auditSentence");
    sentence_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    head->addWidget(sentence_->elided(), 1);
    head->addWidget(run_->givingWay());
    auto* headBox = new QWidget;
    headBox->setFixedHeight(51);
    headBox->setLayout(head);
    column()->addWidget(headBox);
    run_->setObjectName("auditRun");
    progress_->setObjectName("auditProgress");
    progress_->setTextVisible(false);
    progress_->setFixedHeight(4);
    progress_->setStyleSheet("QProgressBar { min-height: 4px; max-height: 4px; border-radius: 0; } "
                             "QProgressBar::chunk { border-radius: 0; }");
    QSizePolicy policy = progress_->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    progress_->setSizePolicy(policy);
    column()->addWidget(progress_);
    column()->addLayout(list_);
    column()->addStretch();
    list_->setSpacing(0);
    for (int number = 0; number < kRules; ++number) {
        rows_.push_back(new RuleRow);
        list_->addWidget(rows_.back());
        connect(rows_.back(), &RuleRow::clicked, this, [this, row = rows_.back()] {
            if (row->hasMore()) Q_EMIT breachesWanted(row->rule());
        });
    }
    connect(run_, &Button::clicked, this, &AuditCard::runWanted);
}

QString AuditCard::sentenceFor(const AuditRunSeen& run) const
{
    if (run.running()) return tr("Looking, %1 of %2").arg(run.rulesDone).arg(run.rulesTotal);
    if (run.state != "done") return tr("Could not be finished: %1").arg(run.reason);
    const auto count = [&run](auto fits) {
        return static_cast<int>(std::count_if(run.rules.begin(), run.rules.end(), fits));
    };
    const int broken = count([](const RuleSeen& rule) { return rule.breachCount > 0; });
    const int holding = count([](const RuleSeen& rule) { return rule.breachCount == 0 && rule.holds == true; });
    const int open = static_cast<int>(run.rules.size()) - broken - holding;
    const QString at = atHome(run.startedAt).toString("HH:mm:ss");
    const QString took = desktop::Language::current().locale().toString(static_cast<double>(run.tookMs) / 1000, 'f', 1);
    if (broken > 0) return tr("%1 · took %2 s · %3 broken").arg(at, took).arg(broken);
    if (open > 0) return tr("%1 · took %2 s · %3 hold, %4 open").arg(at, took).arg(holding).arg(open);
    return tr("%1 · took %2 s · all %3 hold").arg(at, took).arg(holding);
}

void AuditCard::show(const std::optional<AuditRunSeen>& run)
{
    title_->setText(tr("Audit"));
    run_->setText(tr("Run audit now"));
    if (run) refused_.clear();
    sentence_->setText(!refused_.isEmpty() ? refused_
                       : run               ? sentenceFor(*run)
                                           : tr("Not run since the server's start"));
    sentence_->setToolTip(sentence_->text());
    sentence_->setInk(!refused_.isEmpty() ? TextLabel::InkOf::Danger : TextLabel::InkOf::Muted);
    const bool running = run && run->running();
    progress_->setVisible(running);
    progress_->setRange(0, run ? std::max(1, run->rulesTotal) : 1);
    progress_->setValue(run ? run->rulesDone : 0);
    progress_->setAccessibleName(sentence_->text());
    run_->setBusy(running);
    const std::vector<RuleSeen> rules = run && !run->rules.empty() ? run->rules : nothingYet();
    for (std::size_t place = 0; place < rows_.size(); ++place) {
        rows_[place]->setVisible(place < rules.size());
        if (place < rules.size()) rows_[place]->show(rules[place], running);
    }
}

void AuditCard::setBusy(bool busy)
{
    run_->setBusy(busy);
}

void AuditCard::setOffline(bool offline)
{
    run_->setEnabled(!offline);
}

void AuditCard::say(const QString& sentence)
{
    refused_ = sentence;
    sentence_->setText(sentence);
    sentence_->setToolTip(sentence);
    sentence_->setInk(TextLabel::InkOf::Danger);
}

} // namespace narae::admin
