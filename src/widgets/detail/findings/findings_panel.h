// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/detail/deployment_record.h"
#include "deploy/models/detail/finding_texts.h"
#include "deploy/widgets/theme/theme.h"

#include <QFrame>

#include <string>
#include <vector>

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace models {
class TimeContext;
}

namespace widgets {

enum class FindingEmphasis;
class FindingRow;
class PlainLabel;
class VerdictLine;

/// What went wrong, at the top of a page: that it failed and where, why, who is affected, and
/// whatever else is not as usual, each with the way to its evidence; a line that says so where
/// nothing is wrong. How high it is follows from the deployment's own record and from the width:
/// each sentence that comes later, or never, has its place from the beginning, and what there is
/// beside them is folded away until the user wants to see it.
class FindingsPanel final : public QFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FindingsPanel)
    /// Whether it is unfolded; invalid while it is not.
    Q_PROPERTY(QVariant viewState READ viewState WRITE restoreViewState)

public:
    explicit FindingsPanel(const models::TimeContext& time, QWidget* parent = nullptr);

    void setRecord(const models::DeploymentRecord& record);
    /// Of the record's deployment, or of an earlier state of it.
    void setJudgement(const models::Judgement& judgement);
    void setLive(const models::LiveNow& live);

    [[nodiscard]] QVariant viewState() const;
    /// What was unfolded is so again as soon as there is something to unfold.
    void restoreViewState(const QVariant& state);

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
    void showEvent(QShowEvent* event) override;

private:
    [[nodiscard]] FindingRow* addRow(FindingEmphasis emphasis, QVBoxLayout& rows);
    void setupFold();
    void connectVerdict();
    void updateText();
    [[nodiscard]] bool isInDoubt() const;
    void updateFailure();
    void announceReason();
    void tellOnce();
    /// The findings that are not among those that are always seen.
    [[nodiscard]] std::size_t foldedFrom() const;
    void updateFold();
    void setUnfolded(bool unfolded);
    void unfoldIfWanted();
    void updateAppearance();
    [[nodiscard]] theme::Tone tone() const;
    [[nodiscard]] QString iconName() const;
    void copy();

    const models::TimeContext& m_time;
    std::shared_ptr<const deployment::Deployment> m_deployment; ///< null before the first
    bool m_isLogWhole = true; ///< as far as is known
    models::Judgement m_judgement;
    models::LiveNow m_live;
    models::FindingsText m_text;
    std::optional<models::LogEvidence> m_reasonPlace;
    std::string m_toldOf; ///< the deployment whose verdict was said
    bool m_wasInDoubt = false;
    bool m_isUnfolded = false;
    bool m_isUnfoldedWanted = false; ///< once there is something to unfold, and room is known
    QLabel* m_icon;
    QWidget* m_content;
    QVBoxLayout* m_rows;
    FindingRow* m_head;
    PlainLabel* m_affected;
    FindingRow* m_reason;
    VerdictLine* m_verdict;
    QScrollArea* m_fold;
    QVBoxLayout* m_foldedRows;
    /// As many as there ever were; those that are left over hide.
    std::vector<FindingRow*> m_others;
};

} // namespace widgets
