/// Implements a store: some methods by hand, and the others, which no test calls, by refusing.
macro_rules! store {
    ($store:ident { $($by_hand:tt)* } refuses { $($name:ident($($argument:ty),*) -> $found:ty;)* }) => {
        #[async_trait::async_trait]
        impl $store for crate::testing::World {
            $($by_hand)*

            $(async fn $name(
                &self,
                _: &domain::Actor,
                $(_: $argument),*
            ) -> domain::Result<$found> {
                Err(domain::Error::NotFound)
            })*
        }
    };
}

pub(super) use store;
