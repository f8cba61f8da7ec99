// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/commands/command_plan.h"
#include "deploy/operations/command_briefing.h"
#include "deploy/sources/owned_request.h"
#include "deploy/sources/snapshot.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace console {

class CommandSession;

/// What a command's channel says of it before it is given: asked when the dialog opens, when
/// another target is chosen, and when the deployment is another one. Until the answer is there,
/// the command cannot be sent.
class DialogBriefing final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DialogBriefing)

public:
    DialogBriefing(CommandSession& commands, QObject* parent);

    /// Nothing happens if the same was asked for already: of these revisions of the workload, and
    /// not in vain. What was refused (ReplicaSets could not be read) is asked for again with the
    /// next snapshot.
    void ask(const models::CommandPlan& plan, const models::CommandDraft& draft,
        const sources::SnapshotPointer& snapshot);
    /// Forgets everything: for another dialog.
    void reset();
    /// The plan with what has been said.
    [[nodiscard]] models::CommandPlan applied(models::CommandPlan plan) const;

Q_SIGNALS:
    /// applied() may give another plan.
    void changed();

private:
    void handleAnswer(const deployment::Expected<operations::CommandBriefing>& answer);

    CommandSession& m_commands;
    std::optional<operations::Command> m_asked; ///< but for its id
    std::weak_ptr<const sources::Snapshot> m_snapshot; ///< with which it was asked
    std::vector<std::string> m_revisions; ///< that the workload had
    sources::OwnedRequest m_request; ///< while it is asked
    std::optional<operations::CommandBriefing> m_briefing;
    QString m_refusal;
};

} // namespace console
