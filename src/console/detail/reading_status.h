// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"

#include <QObject>

namespace models {
class TimeContext;
}
namespace widgets {
class DetailPage;
}

namespace console {

class FollowedRun;
class SourceSession;

/// What a detail page says of its own data: that it is read and since when, why it could not be,
/// how fresh it is, and that its source no longer has it or only its archive does.
class ReadingStatus final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReadingStatus)

public:
    /// All of them outlive this.
    struct About {
        FollowedRun& run;
        const SourceSession& session;
        const models::TimeContext& time;
        widgets::DetailPage& page;
    };

    explicit ReadingStatus(const About& about, QObject* parent = nullptr);

    /// Of its row.
    void setArchived(bool archived);
    void setGone(bool gone);
    /// It is asked for once more.
    void restart();
    /// The user does not want to wait any longer.
    void stop();

private:
    void showFreshness();
    void showReading();
    void showFailure();

    const About m_about;
    deployment::Timestamp m_since; ///< it has been read
    bool m_hasBeginning = false; ///< of a large one, and not the rest
    bool m_isArchived = false;
    bool m_isGone = false; ///< and the page says so
};

} // namespace console
