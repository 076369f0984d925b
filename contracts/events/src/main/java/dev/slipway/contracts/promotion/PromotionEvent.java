package dev.slipway.contracts.promotion;

import dev.slipway.contracts.SlipwayEvent;

/** The events of topic {@code slipway.promotion}. */
public sealed interface PromotionEvent extends SlipwayEvent
        permits PromotionRequested,
                ApprovalRequested,
                DecisionRecorded,
                PromotionApproved,
                PromotionRejected,
                PromotionExpired,
                PromotionSuperseded,
                EnvironmentDeployed,
                SmokeChecked,
                PromotionCompleted,
                PromotionRolledBack,
                PromotionFailed,
                PromotionPaused,
                PromotionResumed,
                PromotionsStopped,
                PromotionsStarted,
                DecommissionRequested,
                DecommissionEnded,
                AppDecommissioned {}
