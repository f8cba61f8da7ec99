// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/detail/deployment_record.h"
#include "deploy/models/detail/finding_texts.h"
#include "deploy/widgets/theme/theme.h"

#include <QFrame>

#include <vector>

class QLabel;
class QPushButton;
class QBoxLayout;
class QVBoxLayout;

namespace models {
class TimeContext;
}

namespace widgets {

enum class FindingEmphasis;
class FindingRow;
class PlainLabel;

/// What went wrong, at the top of a page: that it failed and where, why, who is affected, and
/// whatever else is not as usual, each with the way to its evidence. Takes no space where nothing
/// is wrong.
class FindingsPanel final : public QFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FindingsPanel)

public:
    explicit FindingsPanel(const models::TimeContext& time, QWidget* parent = nullptr);

    void setRecord(const models::DeploymentRecord& record);
    /// Of the record's deployment, or of an earlier state of it.
    void setJudgement(const models::Judgement& judgement);
    void setLive(const models::LiveNow& live);

Q_SIGNALS:
    /// Where the log says why it failed; nullopt if that is not known.
    void reasonChanged(const std::optional<models::LogEvidence>& reason);
    void evidenceRequested(const models::Evidence& evidence);
    /// The run is to be compared with the one that it was judged against.
    void compareRequested();
    void statusMessage(const QString& text);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] FindingRow* addRow(FindingEmphasis emphasis);
    void setupFooter();
    void updateText();
    /// Of the other findings; the rest is folded away.
    [[nodiscard]] std::size_t shownAtFirst() const;
    void announceReason();
    void updateOthers();
    void updateFooter();
    void updateAppearance();
    [[nodiscard]] theme::Tone tone() const;
    void copy();

    const models::TimeContext& m_time;
    std::shared_ptr<const deployment::Deployment> m_deployment; ///< null before the first
    models::Judgement m_judgement;
    models::LiveNow m_live;
    models::FindingsText m_text;
    std::optional<models::LogEvidence> m_reasonPlace;
    bool m_isWide = false; ///< with less height than usual below
    bool m_isUnfolded = false; ///< also the findings that are not among the first few
    QLabel* m_icon;
    QVBoxLayout* m_rows;
    QBoxLayout* m_bottom; ///< the others and the footer
    QVBoxLayout* m_otherRows;
    FindingRow* m_head;
    PlainLabel* m_affected;
    FindingRow* m_reason;
    QFrame* m_line; ///< between why it failed and what else there is
    std::vector<FindingRow*>
        m_others; ///< as many as there ever were; those that are left over hide
    PlainLabel* m_compared;
    QPushButton* m_compare;
    QPushButton* m_copy;
    QPushButton* m_more;
};

} // namespace widgets
