// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/widgets/controls/state_line.h"

#include <QObject>

class QPushButton;

namespace widgets {

class Badge;
class MessageBanner;

/// What the detail page says of its own state: what became of the last command, why there is
/// nothing newer to see, and how fresh it is.
class StatusLines final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatusLines)

public:
    /// Where they are shown; outlives this.
    struct Places {
        MessageBanner& commandState;
        MessageBanner& loadState;
        Badge& freshness;
        QPushButton& retry;
    };

    explicit StatusLines(const Places& places, QObject* parent = nullptr);

    void setFreshness(const StatusMessage& line);
    void setCommandState(const StatusMessage& line);
    void setLoadState(const StatusMessage& line);
    /// Loading can be tried again.
    [[nodiscard]] bool hasLoadFailed() const { return m_hasLoadFailed; }

Q_SIGNALS:
    void retryRequested();
    void commandCheckRequested();

private:
    void updateRetry();

    const Places m_places;
    bool m_canRetry = false;
    bool m_hasLoadFailed = false;
};

} // namespace widgets
