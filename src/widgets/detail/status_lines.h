// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/detail/deployment_record.h"
#include "deploy/models/detail/deployment_texts.h"
#include "deploy/widgets/controls/state_line.h"

#include <QObject>

#include <optional>

class QPushButton;

namespace models {
class TimeContext;
}

namespace widgets {

class Badge;
class MessageBanner;

/// What the detail page says beside its panels: what went wrong with the deployment, what became of
/// the last command, why there is nothing newer to see, and how fresh it is.
class StatusLines final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatusLines)

public:
    /// Where they are shown; outlives this.
    struct Places {
        MessageBanner& failure;
        MessageBanner& commandState;
        MessageBanner& loadState;
        Badge& freshness;
        QPushButton& retry;
    };

    StatusLines(const models::TimeContext& time, const Places& places, QObject* parent = nullptr);

    void setRecord(const models::DeploymentRecord& record);
    void setFreshness(const StatusMessage& line);
    void setCommandState(const StatusMessage& line);
    void setLoadState(const StatusMessage& line);
    /// Loading can be tried again.
    [[nodiscard]] bool hasLoadFailed() const { return m_hasLoadFailed; }

Q_SIGNALS:
    void retryRequested();
    void commandCheckRequested();
    /// The entry of the log that tells of the failure is to be shown.
    void failureLogRequested(std::size_t entry);

private:
    void updateFailure();
    void updateRetry();

    const models::TimeContext& m_time;
    const Places m_places;
    models::DeploymentRecord m_record;
    std::optional<models::FailureText> m_failure;
    bool m_canRetry = false;
    bool m_hasLoadFailed = false;
};

} // namespace widgets
