//! What each method makes of a resumption: one function for each, for those that return
//! and those that are awaited.

use crate::end::part;
use crate::{
    CloseError, Fault, NextError, PrimeError, Refusal, Refused, Resume, SendError, Step, ThrowError,
};

/// What a resumption comes to.
pub(crate) type Resumed<Y, R, A, E> = Result<Step<Y, R, E>, Refused<Resume<A, E>>>;

#[inline]
pub(crate) fn primed<Y, R, A, E>(resumed: Resumed<Y, R, A, E>) -> Result<Y, PrimeError<R, E>> {
    match resumed {
        Ok(step) => Ok(part(step)?),
        Err(refused) => Err(match refused.refusal {
            Refusal::AlreadyStarted => PrimeError::AlreadyStarted,
            Refusal::AlreadyExecuting => PrimeError::AlreadyExecuting,
            Refusal::Exhausted => PrimeError::Exhausted,
            Refusal::NotPrimed => PrimeError::Fault(Fault::ContractBroken),
        }),
    }
}

#[inline]
pub(crate) fn next<Y, R, A, E>(resumed: Resumed<Y, R, A, E>) -> Result<Y, NextError<R, E>> {
    match resumed {
        Ok(step) => Ok(part(step)?),
        Err(refused) => Err(match refused.refusal {
            Refusal::AlreadyExecuting => NextError::AlreadyExecuting,
            Refusal::Exhausted => NextError::Exhausted,
            Refusal::NotPrimed | Refusal::AlreadyStarted => NextError::Fault(Fault::ContractBroken),
        }),
    }
}

#[inline]
pub(crate) fn sent<Y, R, A, E>(resumed: Resumed<Y, R, A, E>) -> Result<Y, SendError<A, R, E>> {
    match resumed {
        Ok(step) => Ok(part(step)?),
        Err(Refused {
            refusal,
            input: Resume::Send(value),
        }) => Err(match refusal {
            Refusal::NotPrimed => SendError::NotPrimed(value),
            Refusal::AlreadyExecuting => SendError::AlreadyExecuting(value),
            Refusal::Exhausted => SendError::Exhausted(value),
            Refusal::AlreadyStarted => SendError::Fault(Fault::ContractBroken),
        }),
        Err(_) => Err(SendError::Fault(Fault::ContractBroken)),
    }
}

#[inline]
pub(crate) fn thrown<Y, R, A, E>(resumed: Resumed<Y, R, A, E>) -> Result<Y, ThrowError<R, E>> {
    match resumed {
        Ok(step) => Ok(part(step)?),
        Err(Refused {
            refusal,
            input: Resume::Throw(error),
        }) => Err(match refusal {
            Refusal::AlreadyExecuting => ThrowError::AlreadyExecuting(error),
            Refusal::Exhausted => ThrowError::Exhausted(error),
            Refusal::NotPrimed | Refusal::AlreadyStarted => {
                ThrowError::Fault(Fault::ContractBroken)
            }
        }),
        Err(_) => Err(ThrowError::Fault(Fault::ContractBroken)),
    }
}

#[inline]
pub(crate) fn closed<Y, R, A, E>(
    resumed: Resumed<Y, R, A, E>,
) -> Result<Option<R>, CloseError<Y, E>> {
    match resumed {
        Ok(Step::Exited) => Ok(None),
        Ok(Step::Returned(value)) => Ok(Some(value)),
        Ok(Step::Yielded(value)) => Err(CloseError::ExitIgnored(value)),
        Ok(Step::Raised(error)) => Err(CloseError::Raised(error)),
        Ok(Step::Fault(fault)) => Err(CloseError::Fault(fault)),
        Err(refused) => match refused.refusal {
            Refusal::Exhausted => Ok(None),
            Refusal::AlreadyExecuting => Err(CloseError::AlreadyExecuting),
            Refusal::NotPrimed | Refusal::AlreadyStarted => {
                Err(CloseError::Fault(Fault::ContractBroken))
            }
        },
    }
}
