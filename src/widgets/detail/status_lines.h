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
    /// Why nothing could be read stands in the place of what is missing: it is said there alone.
    void setToldInstead(bool told);

Q_SIGNALS:
    void retryRequested();
    void commandCheckRequested();

private:
    void updateVisibility();

    const Places m_places;
    bool m_isToldInstead = false;
    bool m_hasFreshness = false;
    bool m_canRetry = false;
    bool m_hasLoadFailed = false;
};

} // namespace widgets
