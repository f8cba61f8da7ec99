// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialog_briefing.h"

#include "commands/command_session.h"

#include "deploy/models/display_strings.h"

#include <QCoreApplication>

namespace console {

namespace {

class BriefingTexts {
    Q_DECLARE_TR_FUNCTIONS(BriefingTexts)
};

models::RollbackTarget rollbackTargetOf(const operations::CommandTarget& target)
{
    models::RollbackTarget shown;
    shown.version = target.version;
    shown.deploymentId = BriefingTexts::tr("Revision %1").arg(target.revision).toStdString();
    shown.start = target.created;
    shown.isStillDeployed = target.isRunning;
    shown.targetId = target.id;
    return shown;
}

/// What its cluster has of it to go back to, as far as could be read.
std::vector<std::string> revisionsOf(const deployment::Deployment& deployment)
{
    std::vector<std::string> names;
    if (!deployment.workload)
        return names;
    for (const deployment::WorkloadNode& node : deployment.workload->tree) {
        if (node.kind == "Revision")
            names.push_back(node.name);
    }
    return names;
}

} // namespace

DialogBriefing::DialogBriefing(CommandSession& commands, QObject* parent)
    : QObject(parent)
    , m_commands(commands)
{
}

void DialogBriefing::ask(const models::CommandPlan& plan, const models::CommandDraft& draft,
    const sources::SnapshotPointer& snapshot)
{
    operations::Command command = m_commands.commandFor(plan, draft, snapshot);
    command.id.clear();
    command.reason.clear();
    auto revisions = revisionsOf(snapshot->deployment);
    const bool isInVain = !m_refusal.isEmpty() && m_snapshot.lock() != snapshot;
    if (m_asked == command && m_revisions == revisions && !isInVain)
        return;
    m_asked = command;
    m_snapshot = snapshot;
    m_revisions = std::move(revisions);
    m_request = m_commands.preview(
        command, [this](const deployment::Expected<operations::CommandBriefing>& answer) {
            handleAnswer(answer);
        });
    if (m_request)
        Q_EMIT changed();
}

void DialogBriefing::reset()
{
    m_asked.reset();
    m_request.cancel();
    m_briefing.reset();
    m_refusal.clear();
}

void DialogBriefing::handleAnswer(const deployment::Expected<operations::CommandBriefing>& answer)
{
    m_refusal = answer ? QString() : models::translated(answer.error().message);
    if (answer)
        m_briefing = *answer;
    m_request.cancel();
    Q_EMIT changed();
}

models::CommandPlan DialogBriefing::applied(models::CommandPlan plan) const
{
    plan.awaitsBriefing = bool(m_request);
    if (plan.disabledReason.isEmpty())
        plan.disabledReason = m_refusal;
    if (!m_briefing)
        return plan;
    if (m_refusal.isEmpty())
        plan.notes = m_briefing->notes;
    if (m_briefing->targets) {
        plan.targets.clear();
        for (const operations::CommandTarget& target : *m_briefing->targets)
            plan.targets.push_back(rollbackTargetOf(target));
    }
    return plan;
}

} // namespace console
